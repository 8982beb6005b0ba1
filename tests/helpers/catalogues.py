"""A small catalogue in order, to be written with one thing wrong."""

from __future__ import annotations

from pathlib import Path

HEADER = (
    "id,name,url,sectors,audience,languages,country,region,kind,seeds,"
    "description_fr,description_en,source,source_date,reviewed_on,note\n"
)
GOOD = (
    "club,Club,https://club.example/,it,all,fr,FR,Bretagne,sector,https://club.example/feed,"
    "Un club.,A club.,https://liste.example/,2026-11,2026-11-28,ok\n"
)
OTHER = GOOD.replace("club", "other")
EDITORIAL = "network,fact,dated,value,successor_url,source_url,note_fr,note_en\n"
FACT = "club,closed,2019-04-02,,,https://presse.example/,Fermé.,Closed.\n"
OPTOUT = "network,asked_on,note\n"
VOCABULARY = "list,slug,label_fr,label_en,note\n"


def write(folder: Path, networks: str = HEADER + GOOD, **others: str) -> Path:
    """Write the files of a catalogue, each by its name, and return the folder."""
    for name, text in {"networks": networks, **others}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    return folder
