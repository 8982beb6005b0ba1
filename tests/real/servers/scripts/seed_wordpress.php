<?php
// Installs and seeds a site through WordPress's own functions. Takes the site's folder, and what to
// seed as JSON on standard input; prints WordPress's version.
$seed = json_decode(stream_get_contents(STDIN), true, 16, JSON_THROW_ON_ERROR);
$_SERVER['HTTP_HOST'] = parse_url($seed['url'], PHP_URL_HOST) . ':' . parse_url($seed['url'], PHP_URL_PORT);
define('WP_SITEURL', $seed['url']);
define('WP_INSTALLING', true);
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter('pre_wp_mail', '__return_true');

function made($result) {
    if (is_wp_error($result) || !$result) {
        fwrite(STDERR, is_wp_error($result) ? $result->get_error_message() : 'nothing was made');
        exit(1);
    }
    return $result;
}

// A contribution's fields that say when: WordPress keeps the site's own time beside GMT.
function stamped(string $kind, int $time): array {
    $gmt = gmdate('Y-m-d H:i:s', $time);
    return ["{$kind}_date" => get_date_from_gmt($gmt), "{$kind}_date_gmt" => $gmt];
}

// As the installer's first page does: what it writes into the database is then French too.
load_default_textdomain('fr_FR');
$GLOBALS['wp_locale'] = new WP_Locale();
$admin = $seed['people'][0];
wp_install($seed['title'], $admin['login'], $admin['email'], true, '', wp_generate_password(), 'fr_FR');
switch_theme('twentytwentyone');
update_option('timezone_string', 'Europe/Paris');
// The installer's own post, page and comment bear today's date.
foreach (get_posts(['post_type' => ['post', 'page'], 'post_status' => 'any', 'numberposts' => -1]) as $sample) {
    wp_delete_post($sample->ID, true);
}
global $wp_rewrite;
$wp_rewrite->set_permalink_structure('/%year%/%monthnum%/%day%/%postname%/');
flush_rewrite_rules();

$authors = [get_user_by('login', $admin['login'])->ID];
foreach (array_slice($seed['people'], 1) as $person) {
    $authors[] = made(wp_insert_user([
        'user_login' => $person['login'],
        'user_pass' => wp_generate_password(),
        'user_email' => $person['email'],
        'display_name' => $person['name'],
        'role' => 'author',
    ]));
}
$written = [];
foreach ($seed['posts'] as $i => $date) {
    $time = strtotime($date);
    $written[$time] = made(wp_insert_post([
        'post_title' => "Rencontre du réseau numéro $i",
        'post_content' => '<p>Le compte rendu de la soirée et les prochaines offres.</p>',
        'post_status' => 'publish',
        'post_author' => $authors[$i % count($authors)],
    ] + stamped('post', $time), true));
}
// What the public must not see, newer than all it sees.
foreach (['draft', 'private', 'future'] as $status) {
    made(wp_insert_post([
        'post_title' => "Pas encore public ($status)",
        'post_status' => $status,
        'post_author' => $authors[0],
    ] + stamped('post', time() + ($status === 'future' ? 5 * DAY_IN_SECONDS : -60)), true));
}
foreach ([...$seed['comments'], null] as $i => $date) {
    $time = $date ? strtotime($date) : time() - 60;
    $before = array_filter(array_keys($written), fn($posted) => $posted < $time);
    $person = $seed['people'][$i % count($seed['people'])];
    made(wp_insert_comment([
        'comment_post_ID' => $written[max($before)],
        'comment_author' => $person['name'],
        'comment_author_email' => $person['email'],
        'comment_content' => 'Merci pour cette rencontre, à bientôt.',
        'comment_approved' => $date ? 1 : 0, // the last one awaits moderation
    ] + stamped('comment', $time)));
}
global $wp_version;
echo $wp_version;
