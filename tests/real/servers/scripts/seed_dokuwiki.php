<?php
// Writes pages with DokuWiki's own functions, one for each edit, by members in turn; the oldest is the
// home page. Takes the site's folder, and what to seed as JSON on standard input; prints the version.
$seed = json_decode(stream_get_contents(STDIN), true, 16, JSON_THROW_ON_ERROR);
define('DOKU_INC', $argv[1] . '/');
define('NOSESSION', 1);
require DOKU_INC . 'inc/init.php';
global $INPUT;

foreach ($seed['edits'] as $i => $time) {
    $id = $i ? "fiches:atelier_$i" : 'start';
    $INPUT->server->set('REMOTE_USER', $seed['logins'][$i % count($seed['logins'])]);
    io_saveFile(wikiFN($id), "====== Fiche d'atelier $i ======\n\nBois de résonance et vernis.\n");
    touch(wikiFN($id), $time); // DokuWiki takes a newer file for an edit from outside
    addLogEntry($time, $id, DOKU_CHANGE_TYPE_CREATE);
}
echo getVersionData()['date'];
