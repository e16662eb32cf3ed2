"""Romance names, whose words after the first are written small: "Parti populaire des Forgerons"."""

from __future__ import annotations

import re

_OWN = (
    "Parti|Partido|Partito|Partit|Mouvement|Movimiento|Movimento|Moviment|Rassemblement|Groupe|Grupo|Gruppo|"
    "Comité|Comitato|Fédération|Federación|Federação|Federazione|Confédération|Confederación|Confederação|"
    "Confederazione|Ligue|Liga|Lega|Frente|Fronte|Jeunesses?|Juventud|Juventude|Syndicat|Sindicato|"
    "Alianza|Aliança|Alleanza|Unión|União|Unione|Bloque|Bloc|Blocco|Coalición|Coligação|Organización|"
    "Organização|Organizzazione|Asociación|Associação|Associazione|Izquierda|Esquerda|Sinistra|Gauche|Fuerzas?|"
    "Forces|Convergencia|Renouveau|Cercle|Conseil|Consejo|Conselho|Ejército|Armée|Brigadas?|Brigate|Comisiones|"
    "Concertación|Democracia|Démocratie|Acción|Ação|Azione|Nouvelle|Nueva|Nova|Nuova"
)
_ALSO_ENGLISH = "Front|Union|Association|Organisation|Alliance|Action|Société|Section|Coordination|Convention"
_LINK = (
    r"(?:de|du|des|la|le|les|pour|et|y|e|au|aux|en|dos|das|do|da|del|della|dei|degli|per|para|los|las|el|i)"
)
_ONLY_ROMANCE = (
    r"(?:[a-zà-ÿ]{2,}(?:aire|iste|ique|ienne|aise|aine|nelle|nale|ciale|raux|iaux|ista|ico|ica|ario|aria|cional|"
    r"é|ée|eño|eña|ês)s?\b)"
)
_ADJECTIVE = (
    r"(?:[a-zà-ÿ]{2,}(?:aire|iste|ique|ien|ienne|ais|aise|ain|aine|nel|nelle|cale|nale|ciale?|raux|iaux|ista|ico|"
    r"ica|ano|ana|ario|aria|cional|é|ée|eño|eña|ês|esa|ense|ivo|iva|osa|oso|ado|ada|ante|ova|ovo|dor|dora|nal|"
    r"ral|ieur)s?\b)"
)
_CAPITAL = r"[A-ZÀ-Ý][\w’'-]+"
_SMALL = r"(?!(?:the|an?|and|was|is|in|of|to|by|for|with|had|which|that|who|on|at|as|from)\b)[a-zà-ÿ][\w’'-]+"
_LINKED = rf"(?:(?:{_LINK} )+(?:[ld]['’])?(?:{_SMALL}|{_CAPITAL})|[ld]['’]\w[\w-]+)"
_FRENCH = r"(?=(?:du|des|de|pour) |d['’])"
_REST = rf"(?: (?:{_ADJECTIVE}|{_LINKED}|{_CAPITAL}))"
_NAME = re.compile(
    rf"\b(?:(?:{_OWN}){_REST}+|(?:{_ALSO_ENGLISH}) (?:{_ONLY_ROMANCE}|{_FRENCH}{_LINKED}){_REST}*)(?!\w)"
)


def romance_names(text: str) -> list[tuple[int, int]]:
    """Characters of each name that begins with a Romance noun for a body and goes on in small letters."""
    return [found.span() for found in _NAME.finditer(text) if re.search(r" [a-zà-ÿ]", found.group())]
