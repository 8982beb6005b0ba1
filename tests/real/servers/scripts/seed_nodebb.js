'use strict';
// Seeds a NodeBB forum with its own functions. Runs in the forum's folder; takes what to seed as JSON on
// standard input.
const fs = require('fs');
const path = require('path');
const {promisify} = require('util');

const folder = process.cwd();
const own = (name) => require(path.join(folder, name));
const nconf = own('node_modules/nconf');
nconf.file({file: path.join(folder, 'config.json')});
nconf.defaults({base_dir: folder, upload_path: 'public/uploads', relative_path: '', version: own('package.json').version});
own('node_modules/winston').level = 'error';
const db = own('src/database');
const meta = own('src/meta');
const user = own('src/user');
const topics = own('src/topics');
const call = (object, name, ...values) => promisify(object[name].bind(object))(...values);

async function main() {
    const seed = JSON.parse(fs.readFileSync(0, 'utf8'));
    await call(db, 'init');
    await call(meta.configs, 'init');
    for (const [key, value] of Object.entries(seed.settings)) {
        await call(meta.configs, 'set', key, value);
    }
    // They fetch pictures from elsewhere when they start.
    await call(db, 'sortedSetRemove', 'plugins:active', ['nodebb-plugin-emoji-one', 'nodebb-plugin-emoji-extended']);
    Object.assign(meta.config, {postDelay: 0, initialPostDelay: 0, newbiePostDelay: 0});
    await call(topics, 'purge', 1, 1); // the installer's own topic is dated today
    const members = [];
    for (const person of seed.people) {
        members.push(await call(user, 'create', {username: person.name, email: person.email}));
    }
    for (const [number, [opening, ...answers]] of seed.topics.entries()) {
        const made = await call(topics, 'post', {
            uid: members[number % members.length],
            cid: 1,
            title: `Le joint de cristal ${number}`,
            content: 'Quel mastic prenez-vous pour les verres anciens ?',
            timestamp: Date.parse(opening),
        });
        for (const [answer, moment] of answers.entries()) {
            await call(topics, 'reply', {
                uid: members[(number + answer + 1) % members.length],
                tid: made.topicData.tid,
                content: 'La craie et l\'huile de lin, comme toujours.',
                timestamp: Date.parse(moment),
            });
        }
    }
}

main().then(() => process.exit(0), (error) => {
    console.error(error);
    process.exit(1);
});
