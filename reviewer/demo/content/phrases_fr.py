# SPDX-License-Identifier: Apache-2.0
"""The French words of the harmless queue."""

from __future__ import annotations

from typing import Final

POSTS: Final[dict[str, tuple[str, ...]]] = {
    "weather": (
        (
            "{day}, brume au bord de la rivière le matin, puis éclaircies vers {hour}. Il fera "
            "{degrees} degrés l'après-midi avec peu de vent. Une bonne journée pour étendre le "
            "linge. La pluie revient sans doute en fin de semaine, gardez le parapluie à portée "
            "de main."
        ),
        (
            "Météo du quartier pour {day} : il est tombé {many} mm cette nuit et le chemin est "
            "plein de flaques. Le temps devrait s'améliorer après {hour}. Soirée douce, "
            "{degrees} degrés.\n"
            "Prenez des bottes si vous passez par l'étang."
        ),
    ),
    "gardening": (
        (
            "Cette année, {plant} poussent très bien. J'arrose tous les {few} jours et je couvre "
            "la terre de paille. Quelqu'un a-t-il essayé de les planter à côté des oignons ? "
            "J'ai {many} jeunes plants à donner, passez {day} après {hour}."
        ),
        (
            "Petite question des jardins partagés : les feuilles jaunissent par le bas chez moi, "
            "alors que {plant} du voisin sont superbes. Elles ont du soleil jusqu'à {hour}. "
            "Est-ce le froid de la nuit ? Il faisait {degrees} degrés ce matin. Merci pour vos "
            "conseils."
        ),
    ),
    "recipes": (
        (
            "{dish} pour {few} personnes. Il faut {grams} g de farine, {few} œufs, un peu de sel "
            "et une cuillère d'huile. Mélangez, laissez reposer {many} minutes, puis faites "
            "cuire au four jusqu'à ce que ce soit doré. Nous le mangeons avec de la confiture "
            "{fruit}."
        ),
        (
            "Au menu {day} : {dish}. Tout le monde a demandé la recette, la voici. Émincez un "
            "oignon, faites-le revenir doucement, ajoutez {grams} g de carottes et laissez "
            "mijoter {many} minutes. En dessert, une tarte {fruit}, la dernière part est partie "
            "à {hour}."
        ),
    ),
    "fair": (
        (
            "La fête du village a lieu {day}, sur le pré derrière l'école. Les stands ouvrent à "
            "{hour} et la table des gâteaux ferme quand il n'y en a plus. Il y aura {many} "
            "stands, une fanfare et une tombola. Premier prix : de la confiture {fruit}. "
            "Apportez une chaise !"
        ),
        (
            "On cherche des bras pour la fête : {few} personnes à la buvette et {few} pour les "
            "bancs. Rendez-vous {day} à {hour} près du kiosque. À midi, {dish}, comme toujours. "
            "Les dernières lampes s'éteignent à {later}."
        ),
    ),
    "buses": (
        (
            "Nouveaux horaires à partir de {day} : le bus {few} part du marché à {hour}, puis "
            "toutes les {many} minutes. Dernier retour à {later}. L'arrêt du moulin est déplacé "
            "de {many} mètres pendant les travaux du trottoir."
        ),
        (
            "Le bus {few} s'arrête-t-il encore à la piscine ? J'ai attendu {many} minutes {day} "
            "et celui de {hour} n'est jamais passé. Le conducteur du suivant m'a dit que "
            "l'affiche à l'arrêt date de l'hiver dernier."
        ),
    ),
}

BLANKS: Final[dict[str, tuple[str, ...]]] = {
    "day": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "plant": ("les tomates", "les courgettes", "les fraises", "les fèves", "les aubergines"),
    "dish": ("soupe à l'oignon", "ragoût de lentilles", "galette", "gratin", "salade de haricots"),
    "fruit": ("d'abricots", "de prunes", "aux pommes", "de cerises", "de coings", "aux poires"),
}

CAPTIONS: Final[dict[str, tuple[str, ...]]] = {
    "landscape": (
        "Vue de la passerelle {day}, {degrees} degrés et pas de vent",
        "La même promenade que la semaine dernière, cette fois à {hour}",
        "Quelqu'un connaît cet endroit ? Photo trouvée sur une vieille carte",
        "Photo de vacances numéro {many}",
    ),
    "shapes": (
        "Motif n° {many} de l'atelier de patchwork",
        "Mon premier essai de carrelage, qu'en pensez-vous ?",
        "Une idée de papier peint pour le couloir",
        "Dessiné {day} en attendant le bus",
    ),
    "chart": (
        "Les chiffres du club de jardinage, {many} réponses",
        "Qui peut m'expliquer ce graphique ?",
        "Notre récolte comparée à celle de l'an dernier",
        "Diapositive {few} de la réunion de {day}",
    ),
    "page": (
        "L'affiche du panneau, à lire",
        "La recette de grand-mère, page {few}",
        "Cet horaire est-il encore bon ?",
        "Compte rendu de {day}, désolé pour la numérisation",
    ),
    "clip": (
        "Petite vidéo de {day}, avec le son",
        "Essai de la nouvelle caméra, {few} secondes",
        "Fait pour le ciné-club des enfants",
    ),
    "placeholder": ("Aucune description",),
}

CHARTS: Final = (
    "Pluie par mois (mm)", "Visiteurs à la bibliothèque", "Pots de confiture vendus",
    "Voyageurs par jour", "Heures de soleil", "Récolte par carré (kg)", "Pain cuit chaque mois",
    "Vélos comptés",
)  # fmt: skip
MONTHS: Final = (
    "janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc",
)  # fmt: skip
ADDED: Final = ("regardez celle-ci", "qui s'en souvient ?", "bonjour à tous", "la suite plus bas")
