"""The words that a language's pages are full of: its small words, and those of lists and menus. Data only.

Words of two letters or more, in lower case. A word that English has too stands in no other language's
row. To add a language, add its row.
"""

from __future__ import annotations

from typing import Final

COMMON_WORDS: Final = {
    "fr": (
        "le les des du et est dans pour une vous nous sur avec par qui au aux ce cette pas ou où il ils elle"
        " leur sont être plus votre vos notre nos sans tous tout son ses mais comme entre depuis été la de"
        " un en sujets réponses accueil connexion rechercher répondre inscription contactez dernier"
        " derniers dernière voir lire suite actualités adhérents membres bienvenue posté publié écrit"
        " janvier février avril juin juillet août septembre octobre novembre décembre"
    ),
    "de": (
        "der das und ist nicht ein eine einen dem den des von zu mit auf für im sich auch werden wird sind"
        " bei wir ihr sie aus nach über zum zur oder haben hat mehr themen beiträge antworten anmelden suche"
        " startseite mitglieder letzter geschrieben januar februar märz juni juli oktober dezember"
    ),
    "es": (
        "el los las del que es por con una para su al como más este esta son se lo nuestro nuestra todos"
        " temas respuestas mensajes inicio buscar foro miembros socios último la de en un enero febrero marzo"
        " abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    ),
    "it": (
        "il lo gli della delle dei del nel nella che per con una sono è alla più questo questa anche si al da"
        " nostro nostra tutti discussioni risposte messaggi cerca accedi utenti iscritti ultimo la di un"
        " gennaio febbraio marzo aprile maggio giugno luglio settembre ottobre dicembre"
    ),
    "pt": (
        "os dos das da na nos nas que com uma para por mais ao pelo pela são não sua seu em se nosso nossa"
        " tópicos respostas mensagens entrar membros sócios último de um janeiro fevereiro março abril maio"
        " junho julho setembro outubro novembro dezembro"
    ),
    "nl": (
        "het een van en voor met dat niet zijn op te aan ook bij naar deze wij onze worden wordt uit over"
        " onderwerpen reacties berichten zoeken aanmelden leden laatste de januari februari maart juni juli"
        " augustus oktober"
    ),
    "pl": "się nie na do jest że po dla od przez oraz jak przy są tematy odpowiedzi użytkownicy szukaj",
    "ru": "не на что по для от как это из или темы ответы сообщения форум поиск участники регистрация вход",
    "tr": "ve bir bu için ile da konu konular mesaj forum üye olarak daha giriş kayıt son",
    "id": "dan yang di untuk dengan dari ini itu pada kami adalah tidak atau forum anggota masuk",
    "ro": "și şi de la în cu pe din pentru este nu mai că sunt subiecte răspunsuri mesaje membri ultimul",
    "sv": "och att det som en på för med av inte den till är om har ett ämnen svar inlägg medlemmar senaste",
}
ENGLISH_WORDS: Final = (
    "the and of to in is for on with you that this are by at from your not be it or as an have will"
    " topics replies posts members login search home read more about by last welcome register reply"
)
