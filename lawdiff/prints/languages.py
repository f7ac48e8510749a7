"""Languages as files name them, and as ISO 639-2 does."""

from __future__ import annotations

# ISO 639-1 and 639-2/T, as the Library of Congress (the registration authority) lists them.
_TWO_LETTERS = dict(
    pair.split(":")
    for pair in (
        "aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze "
        "ba:bak be:bel bg:bul bi:bis bm:bam bn:ben bo:bod br:bre bs:bos ca:cat ce:che ch:cha "
        "co:cos cr:cre cs:ces cu:chu cv:chv cy:cym da:dan de:deu dv:div dz:dzo ee:ewe el:ell "
        "en:eng eo:epo es:spa et:est eu:eus fa:fas ff:ful fi:fin fj:fij fo:fao fr:fra fy:fry "
        "ga:gle gd:gla gl:glg gn:grn gu:guj gv:glv ha:hau he:heb hi:hin ho:hmo hr:hrv ht:hat "
        "hu:hun hy:hye hz:her ia:ina id:ind ie:ile ig:ibo ii:iii ik:ipk io:ido is:isl it:ita "
        "iu:iku ja:jpn jv:jav ka:kat kg:kon ki:kik kj:kua kk:kaz kl:kal km:khm kn:kan ko:kor "
        "kr:kau ks:kas ku:kur kv:kom kw:cor ky:kir la:lat lb:ltz lg:lug li:lim ln:lin lo:lao "
        "lt:lit lu:lub lv:lav mg:mlg mh:mah mi:mri mk:mkd ml:mal mn:mon mr:mar ms:msa mt:mlt "
        "my:mya na:nau nb:nob nd:nde ne:nep ng:ndo nl:nld nn:nno no:nor nr:nbl nv:nav ny:nya "
        "oc:oci oj:oji om:orm or:ori os:oss pa:pan pi:pli pl:pol ps:pus pt:por qu:que rm:roh "
        "rn:run ro:ron ru:rus rw:kin sa:san sc:srd sd:snd se:sme sg:sag si:sin sk:slk sl:slv "
        "sm:smo sn:sna so:som sq:sqi sr:srp ss:ssw st:sot su:sun sv:swe sw:swa ta:tam te:tel "
        "tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn to:ton tr:tur ts:tso tt:tat tw:twi ty:tah "
        "ug:uig uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln wo:wol xh:xho yi:yid yo:yor "
        "za:zha zh:zho zu:zul"
    ).split()
)
# ISO 639-2/B where it differs from /T, and what official files write that is in neither.
_OTHER_NAMES = dict(
    pair.split(":")
    for pair in (
        "alb:sqi arm:hye baq:eus bur:mya chi:zho cze:ces dut:nld fre:fra geo:kat ger:deu gre:ell "
        "ice:isl mac:mkd mao:mri may:msa per:fas rum:ron slo:slk tib:bod wel:cym "
        "esp:spa"
    ).split()
)

UNKNOWN = "und"


def language_code(written: str) -> str:
    """The ISO 639-2/T code of a language as a file names it; ``"und"`` where that is no language.

    >>> [language_code(said) for said in ("eng", "fr", "en-EN", "esp", "ger", "")]
    ['eng', 'fra', 'eng', 'spa', 'deu', 'und']
    """
    name = written.strip().lower().replace("_", "-").partition("-")[0]
    if len(name) == 2:
        return _TWO_LETTERS.get(name, UNKNOWN)
    if len(name) == 3 and name.isascii() and name.isalpha():
        return _OTHER_NAMES.get(name, name)
    return UNKNOWN


# The commonest words of each language that few others share.
_COMMON = {
    "eng": "the of and to shall which that by for or",
    "fra": "le la les des du et en est par dans aux une",
    "deu": "der die das und des den dem ist von nach zu",
    "ita": "il di della dei che del è alla nel sono gli",
    "spa": "el de los las que del por con una se al",
    "por": "o de que do da os não em uma ao dos",
    "nld": "het de van een en dat voor is op te",
    "cym": "y yn o i a ar gan neu mae i'r yr",
    "fin": "ja on tai sekä joka ei että voi tämän",
    "swe": "och att som i en av för är på till",
}


def language_of(words: str) -> str:
    """The language a text is probably in; ``"und"`` where it is too short or none of these.

    >>> language_of("La présente loi entre en vigueur dans les trois mois et des décrets par année")
    'fra'
    """
    found = words.lower().split()[:5000]
    scores = {code: sum(map(found.count, set(said.split()))) for code, said in _COMMON.items()}
    best, second = sorted(scores, key=lambda code: (-scores[code], code))[:2]
    certain = scores[best] >= 5 and scores[best] > 1.2 * scores[second]
    return best if certain else UNKNOWN
