<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>ActForm</name>
    <message>
        <source>The right labels</source>
        <translation>Les bonnes étiquettes</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Why is this entry wrong?</source>
        <translation>Pourquoi cette entrée est-elle fausse ?</translation>
    </message>
    <message>
        <source>Why is this entry taken out of use?</source>
        <translation>Pourquoi cette entrée est-elle retirée ?</translation>
    </message>
    <message>
        <source>Why are other labels right?</source>
        <translation>Pourquoi d’autres étiquettes sont-elles justes ?</translation>
    </message>
    <message>
        <source>It goes on matching and says that it is disputed. A lead looks at it. Your pseudonym and the reason are logged.</source>
        <translation>Elle continue de correspondre et indique qu’elle est contestée. Un responsable l’examine. Votre pseudonyme et le motif sont consignés.</translation>
    </message>
    <message>
        <source>It matches nothing any more, here and wherever it was shared. Its trail stays.</source>
        <translation>Elle ne correspond plus à rien, ici et partout où elle a été partagée. Son parcours reste.</translation>
    </message>
    <message>
        <source>The new labels go wherever the entry was shared.</source>
        <translation>Les nouvelles étiquettes vont partout où l’entrée a été partagée.</translation>
    </message>
    <message>
        <source>Dispute it</source>
        <translation>La contester</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>La retirer</translation>
    </message>
    <message>
        <source>Correct the labels</source>
        <translation>Corriger les étiquettes</translation>
    </message>
    <message>
        <source>Choose a reason first.</source>
        <translation>Choisissez d’abord un motif.</translation>
    </message>
    <message>
        <source>Choose at least one label.</source>
        <translation>Choisissez au moins une étiquette.</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>Covered</source>
        <translation>Couvert</translation>
    </message>
    <message>
        <source>Gist hidden</source>
        <translation>Essentiel masqué</translation>
    </message>
    <message>
        <source>Gist</source>
        <translation>Essentiel</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Net</translation>
    </message>
    <message>
        <source>Item before, in this group</source>
        <translation>Élément précédent du groupe</translation>
    </message>
    <message>
        <source>Item after, in this group</source>
        <translation>Élément suivant du groupe</translation>
    </message>
    <message>
        <source>Group before, in the queue</source>
        <translation>Groupe précédent de la file</translation>
    </message>
    <message>
        <source>Group after, in the queue</source>
        <translation>Groupe suivant de la file</translation>
    </message>
    <message>
        <source>What it is: first, second, third …</source>
        <translation>Ce que c’est : premier, deuxième, troisième…</translation>
    </message>
    <message>
        <source>No protected context</source>
        <translation>Aucun contexte protégé</translation>
    </message>
    <message>
        <source>Protected context: first, second, third …</source>
        <translation>Contexte protégé : premier, deuxième, troisième…</translation>
    </message>
    <message>
        <source>Severity S0 to S4</source>
        <translation>Gravité S0 à S4</translation>
    </message>
    <message>
        <source>What the purpose rests on: first, second, third …</source>
        <translation>Ce qui établit la finalité : premier, deuxième, troisième…</translation>
    </message>
    <message>
        <source>Why it goes to a lead: first, second, third …</source>
        <translation>Pourquoi le transmettre : premier, deuxième, troisième…</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Écrire une note</translation>
    </message>
    <message>
        <source>Violates</source>
        <translation>Enfreint</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Autorisé</translation>
    </message>
    <message>
        <source>Protected</source>
        <translation>Protégé</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Transmettre</translation>
    </message>
    <message>
        <source>Not for me now</source>
        <translation>Pas pour moi maintenant</translation>
    </message>
    <message>
        <source>Suspected child abuse</source>
        <translation>Soupçon de pédocriminalité</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cover, or go back</source>
        <translation>Couvrir, ou revenir</translation>
    </message>
    <message>
        <source>Cover everything</source>
        <translation>Tout couvrir</translation>
    </message>
    <message>
        <source>Place: first, second, third</source>
        <translation>Espace : premier, deuxième, troisième</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchroniser</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Soutien</translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation>Vos réglages</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Toutes les touches</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Revoir</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Mettre de côté</translation>
    </message>
    <message>
        <source>Mark as seen</source>
        <translation>Marquer comme vu</translation>
    </message>
    <message>
        <source>Show my decision</source>
        <translation>Montrer ma décision</translation>
    </message>
    <message>
        <source>Allow removal</source>
        <translation>Autoriser le retrait</translation>
    </message>
    <message>
        <source>Fetch and verify</source>
        <translation>Récupérer et vérifier</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Show note</source>
        <translation>Montrer la note</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>Qui est-ce ?</translation>
    </message>
    <message>
        <source>Confirm the incident</source>
        <translation>Confirmer l’incident</translation>
    </message>
    <message>
        <source>Refuse the incident</source>
        <translation>Refuser l’incident</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Détail</translation>
    </message>
    <message>
        <source>Why it is opened clear: first, second, third …</source>
        <translation>Pourquoi l’ouvrir en clair : première raison, deuxième, troisième …</translation>
    </message>
    <message>
        <source>Look inside a ring</source>
        <translation>Regarder dans un cercle</translation>
    </message>
    <message>
        <source>Colour, while clear</source>
        <translation>Couleur, en clair</translation>
    </message>
    <message>
        <source>Play without sound</source>
        <translation>Lire sans le son</translation>
    </message>
    <message>
        <source>Listen, quietly</source>
        <translation>Écouter, à faible volume</translation>
    </message>
    <message>
        <source>Back: picture, sentences, newer records</source>
        <translation>En arrière : image, phrases, entrées plus récentes</translation>
    </message>
    <message>
        <source>On: picture, sentences, older records</source>
        <translation>En avant : image, phrases, entrées plus anciennes</translation>
    </message>
    <message>
        <source>Move the ring, choose a picture</source>
        <translation>Déplacer le cercle, choisir une image</translation>
    </message>
    <message>
        <source>My limits</source>
        <translation>Mes limites</translation>
    </message>
    <message>
        <source>Take a break</source>
        <translation>Faire une pause</translation>
    </message>
    <message>
        <source>End the shift</source>
        <translation>Terminer le service</translation>
    </message>
    <message>
        <source>A bad day</source>
        <translation>Une mauvaise journée</translation>
    </message>
    <message>
        <source>Mask slurs in texts</source>
        <translation>Masquer les injures dans les textes</translation>
    </message>
    <message>
        <source>Export what is kept</source>
        <translation>Exporter ce qui est conservé</translation>
    </message>
    <message>
        <source>Delete it now</source>
        <translation>Supprimer maintenant</translation>
    </message>
    <message>
        <source>Keep away from: first, second, third …</source>
        <translation>Rester à l’écart de : premier, deuxième, troisième…</translation>
    </message>
    <message>
        <source>Gist hidden: four to eight points</source>
        <translation>Essentiel masqué : quatre à huit points</translation>
    </message>
    <message>
        <source>Take the group back</source>
        <translation>Reprendre le groupe</translation>
    </message>
    <message>
        <source>Who is given the hashes: the next choice</source>
        <translation>À qui vont les empreintes : choix suivant</translation>
    </message>
    <message>
        <source>Hash bank</source>
        <translation>Empreintes</translation>
    </message>
    <message>
        <source>Search, or filter the records</source>
        <translation>Chercher, ou filtrer les enregistrements</translation>
    </message>
    <message>
        <source>Search by a file</source>
        <translation>Chercher par un fichier</translation>
    </message>
    <message>
        <source>Waiting hashes</source>
        <translation>Empreintes en attente</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>Contester</translation>
    </message>
    <message>
        <source>Correct labels</source>
        <translation>Corriger les étiquettes</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Regarder</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Se déplacer</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Décider</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Needs attention, audit</source>
        <translation>À traiter, audit</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Pour vous</translation>
    </message>
    <message>
        <source>Not alike…</source>
        <translation>Pas semblables…</translation>
    </message>
    <message>
        <source>Items of this group</source>
        <translation>Éléments de ce groupe</translation>
    </message>
</context>
<context>
    <name>AnswerForm</name>
    <message>
        <source>What it is</source>
        <translation>Ce que c’est</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Protected context</source>
        <translation>Contexte protégé</translation>
    </message>
    <message>
        <source>What the purpose rests on</source>
        <translation>Ce qui établit la finalité</translation>
    </message>
    <message>
        <source>Why it goes to a lead</source>
        <translation>Pourquoi le transmettre à un responsable</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Hashes to add</source>
        <translation>Empreintes à ajouter</translation>
    </message>
    <message>
        <source>Sharing waits for a second reviewer.</source>
        <translation>Partage après un second avis.</translation>
    </message>
</context>
<context>
    <name>AskSheet</name>
    <message>
        <source>Go back</source>
        <translation>Revenir</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message>
        <source>Set aside. It is kept.</source>
        <translation>Mis de côté. C’est conservé.</translation>
    </message>
    <message>
        <source>Marked as seen.</source>
        <translation>Marqué comme vu.</translation>
    </message>
    <message>
        <source>The gateway may remove them now.</source>
        <translation>La passerelle peut maintenant les retirer.</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>À vous</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Mettre de côté</translation>
    </message>
    <message>
        <source>To read</source>
        <translation>À lire</translation>
    </message>
    <message>
        <source>The items were locked for the legal contact before you decided.</source>
        <translation>Les éléments ont été verrouillés pour le contact juridique avant votre décision.</translation>
    </message>
    <message>
        <source>The platform took the items back before you decided.</source>
        <translation>La plateforme a repris les éléments avant votre décision.</translation>
    </message>
    <message>
        <source>Your report came late and still counts.</source>
        <translation>Votre signalement est arrivé tard et compte quand même.</translation>
    </message>
    <message>
        <source>The policy changed after you decided.</source>
        <translation>La politique a changé après votre décision.</translation>
    </message>
    <message>
        <source>The group changed after you decided.</source>
        <translation>Le groupe a changé après votre décision.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hash(es) of it were not proposed.</source>
        <translation>
            <numerusform>%Ln empreinte n’a pas été proposée.</numerusform>
            <numerusform>%Ln empreintes n’ont pas été proposées.</numerusform>
        </translation>
    </message>
    <message>
        <source>{kind}: {why}</source>
        <translation>{kind} : {why}</translation>
    </message>
    <message>
        <source>The group was no longer yours when this arrived.</source>
        <translation>Le groupe n’était plus à vous quand cela est arrivé.</translation>
    </message>
    <message>
        <source>Someone decided the same before you; yours is kept too.</source>
        <translation>Quelqu’un a décidé de même avant vous ; votre décision est conservée aussi.</translation>
    </message>
    <message>
        <source>Someone else’s decision counts ({verdict}); yours is kept as an opinion.</source>
        <translation>La décision d’une autre personne compte ({verdict}) ; la vôtre est conservée comme avis.</translation>
    </message>
    <message>
        <source>This version is too old for the gateway.</source>
        <translation>Cette version est trop ancienne pour la passerelle.</translation>
    </message>
    <message>
        <source>An answer is not in the policy any more.</source>
        <translation>Une réponse n’est plus dans la politique.</translation>
    </message>
    <message>
        <source>The gateway does not know the policy you used.</source>
        <translation>La passerelle ne connaît pas la politique utilisée.</translation>
    </message>
    <message>
        <source>A hash differs from the gateway’s own.</source>
        <translation>Une empreinte diffère de celle de la passerelle.</translation>
    </message>
    <message>
        <source>Only a lead may decide this group now.</source>
        <translation>Seul un responsable peut maintenant décider de ce groupe.</translation>
    </message>
    <message>
        <source>The gateway does not know this group any more.</source>
        <translation>La passerelle ne connaît plus ce groupe.</translation>
    </message>
    <message>
        <source>The gateway does not accept the signature.</source>
        <translation>La passerelle n’accepte pas la signature.</translation>
    </message>
    <message>
        <source>An answer that is required is missing.</source>
        <translation>Une réponse obligatoire manque.</translation>
    </message>
    <message>
        <source>The gateway did not accept your decision ({code}).</source>
        <translation>La passerelle n’a pas accepté votre décision ({code}).</translation>
    </message>
    <message>
        <source>It is kept. Look again whenever you can.</source>
        <translation>C’est conservé. Revoyez-le quand vous pouvez.</translation>
    </message>
    <message>
        <source>Nothing to do. Mark it as seen when you have read it.</source>
        <translation>Rien à faire. Marquez-le comme vu après lecture.</translation>
    </message>
    <message>
        <source>Ask IT for the newer version. Set it aside until then.</source>
        <translation>Demandez la nouvelle version à l’informatique. Mettez-le de côté d’ici là.</translation>
    </message>
    <message>
        <source>Set it aside and tell your lead.</source>
        <translation>Mettez-le de côté et prévenez votre responsable.</translation>
    </message>
    <message>
        <source>Look again and decide, or set it aside.</source>
        <translation>Revoyez et décidez, ou mettez-le de côté.</translation>
    </message>
    <message>
        <source>You reported suspected child-abuse material.</source>
        <translation>Vous avez signalé un contenu pédocriminel présumé.</translation>
    </message>
    <message>
        <source>You gave the group back.</source>
        <translation>Vous avez rendu le groupe.</translation>
    </message>
    <message>
        <source>Your decision is with the gateway, not here any more.</source>
        <translation>Votre décision est chez la passerelle, plus ici.</translation>
    </message>
    <message>
        <source>You decided: {verdict}</source>
        <translation>Vous avez décidé : {verdict}</translation>
    </message>
    <message>
        <source>The gateway knows another log under this workstation’s name. Tell your lead now.</source>
        <translation>La passerelle connaît un autre journal sous le nom de ce poste. Prévenez votre responsable maintenant.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s) were given back: a newer version is needed to show them.</source>
        <translation>
            <numerusform>%Ln groupe a été rendu : il faut une version plus récente pour l’afficher.</numerusform>
            <numerusform>%Ln groupes ont été rendus : il faut une version plus récente pour les afficher.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The gateway was restored from a copy; %Ln decision(s) are being sent again.</source>
        <translation>
            <numerusform>La passerelle a été restaurée depuis une copie ; %Ln décision est renvoyée.</numerusform>
            <numerusform>La passerelle a été restaurée depuis une copie ; %Ln décisions sont renvoyées.</numerusform>
        </translation>
    </message>
    <message>
        <source>This machine’s clock is {minutes} minutes off. Tell IT.</source>
        <translation>L’horloge de cette machine est décalée de {minutes} minutes. Prévenez l’informatique.</translation>
    </message>
    <message numerus="yes">
        <source>The gateway asks to remove %Ln group(s) from this machine at once. That is unusual, so nothing was removed. Ask your lead before you allow it.</source>
        <translation>
            <numerusform>La passerelle demande de retirer %Ln groupe de cette machine d’un coup. C’est inhabituel : rien n’a été retiré. Demandez à votre responsable avant d’autoriser.</numerusform>
            <numerusform>La passerelle demande de retirer %Ln groupes de cette machine d’un coup. C’est inhabituel : rien n’a été retiré. Demandez à votre responsable avant d’autoriser.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttentionView</name>
    <message>
        <source>What needs attention</source>
        <translation>Ce qui demande votre attention</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>À traiter</translation>
    </message>
    <message>
        <source>Reading what needs attention…</source>
        <translation>Lecture de ce qui est à traiter…</translation>
    </message>
    <message>
        <source>Nothing needs you. Decisions the gateway sends back, and answers you should know of, will appear here.</source>
        <translation>Rien ne vous attend. Les décisions que la passerelle renvoie et les réponses à connaître s’afficheront ici.</translation>
    </message>
    <message>
        <source>Allow removal?</source>
        <translation>Autoriser le retrait ?</translation>
    </message>
    <message>
        <source>Allow removal</source>
        <translation>Autoriser le retrait</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>Incident proposed: {title}, {minutes} min target. {has} of {all} leads agree.</source>
        <translation>Incident proposé : {title}, délai de {minutes} min. {has} responsable(s) sur {all} d’accord.</translation>
    </message>
    <message>
        <source>Incident active: {title}. Its end is proposed; {has} of {all} leads agree.</source>
        <translation>Incident en cours : {title}. Sa fin est proposée ; {has} responsable(s) sur {all} d’accord.</translation>
    </message>
    <message>
        <source>Incident active: {title}, {minutes} min target.</source>
        <translation>Incident en cours : {title}, délai de {minutes} min.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Item or group</source>
        <translation>Élément ou groupe</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Suite</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Does not verify</source>
        <translation>Non vérifié</translation>
    </message>
    <message>
        <source>Verified, with a tail</source>
        <translation>Vérifié, fin non ancrée</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Vérifié</translation>
    </message>
    <message>
        <source>receipt {code}</source>
        <translation>reçu {code}</translation>
    </message>
    <message>
        <source>with a note</source>
        <translation>avec une note</translation>
    </message>
    <message>
        <source>{pseudonym} is {person}</source>
        <translation>{pseudonym} est {person}</translation>
    </message>
    <message>
        <source>Log opened</source>
        <translation>Journal ouvert</translation>
    </message>
    <message>
        <source>Session opened</source>
        <translation>Session ouverte</translation>
    </message>
    <message>
        <source>Session closed</source>
        <translation>Session fermée</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Attribué</translation>
    </message>
    <message>
        <source>Opened clear</source>
        <translation>Vu en clair</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Décidé</translation>
    </message>
    <message>
        <source>Decision undone</source>
        <translation>Décision annulée</translation>
    </message>
    <message>
        <source>Locked for the legal contact</source>
        <translation>Verrouillé pour le contact juridique</translation>
    </message>
    <message>
        <source>Answer received</source>
        <translation>Réponse reçue</translation>
    </message>
    <message>
        <source>Logs exported</source>
        <translation>Journaux exportés</translation>
    </message>
    <message>
        <source>Store begun anew</source>
        <translation>Stockage recommencé</translation>
    </message>
    <message>
        <source>Verification failed</source>
        <translation>Vérification échouée</translation>
    </message>
    <message>
        <source>Key replaced</source>
        <translation>Clé remplacée</translation>
    </message>
    <message>
        <source>Flagged by the platform</source>
        <translation>Signalé par la plateforme</translation>
    </message>
    <message>
        <source>File set aside as unsafe</source>
        <translation>Fichier écarté, dangereux</translation>
    </message>
    <message>
        <source>Decision in effect</source>
        <translation>Décision en vigueur</translation>
    </message>
    <message>
        <source>Kept as an opinion</source>
        <translation>Conservé comme avis</translation>
    </message>
    <message>
        <source>Taken back by the platform</source>
        <translation>Repris par la plateforme</translation>
    </message>
    <message>
        <source>Delivered to the platform</source>
        <translation>Remis à la plateforme</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>Personne ajoutée</translation>
    </message>
    <message>
        <source>Role changed</source>
        <translation>Rôle modifié</translation>
    </message>
    <message>
        <source>Queue granted</source>
        <translation>File accordée</translation>
    </message>
    <message>
        <source>Workstation enrolled</source>
        <translation>Poste inscrit</translation>
    </message>
    <message>
        <source>Workstation closed</source>
        <translation>Poste fermé</translation>
    </message>
    <message>
        <source>Policy published</source>
        <translation>Politique publiée</translation>
    </message>
    <message>
        <source>Incident proposed</source>
        <translation>Incident proposé</translation>
    </message>
    <message>
        <source>Incident confirmed by a lead</source>
        <translation>Incident confirmé par un responsable</translation>
    </message>
    <message>
        <source>Incident in force</source>
        <translation>Incident en vigueur</translation>
    </message>
    <message>
        <source>Incident ended</source>
        <translation>Incident terminé</translation>
    </message>
    <message>
        <source>Pseudonym looked up</source>
        <translation>Pseudonyme consulté</translation>
    </message>
    <message>
        <source>Checkpoint refused</source>
        <translation>Point de contrôle refusé</translation>
    </message>
    <message>
        <source>Group taken back by a lead</source>
        <translation>Groupe repris par un responsable</translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation>Sauvegarde faite</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Effacé</translation>
    </message>
    <message>
        <source>Hash proposed</source>
        <translation>Empreinte proposée</translation>
    </message>
    <message>
        <source>Hash not proposed</source>
        <translation>Empreinte non proposée</translation>
    </message>
    <message>
        <source>Second look agrees</source>
        <translation>Le second regard concorde</translation>
    </message>
    <message>
        <source>Second look differs</source>
        <translation>Le second regard diffère</translation>
    </message>
    <message>
        <source>Bank made</source>
        <translation>Banque créée</translation>
    </message>
    <message>
        <source>Hash put into a bank</source>
        <translation>Empreinte ajoutée à une banque</translation>
    </message>
    <message>
        <source>Hash in a bank changed</source>
        <translation>Empreinte d’une banque modifiée</translation>
    </message>
    <message>
        <source>Group changed</source>
        <translation>Groupe modifié</translation>
    </message>
    <message>
        <source>Exchanged with others</source>
        <translation>Échange avec d’autres</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accepté</translation>
    </message>
    <message>
        <source>Accepted late</source>
        <translation>Accepté en retard</translation>
    </message>
    <message>
        <source>Waits for a second</source>
        <translation>Attend un second avis</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Remplacé</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Repris</translation>
    </message>
    <message>
        <source>To be looked at again</source>
        <translation>À revoir</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Non accepté</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Différé</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Remis</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Passerelle</translation>
    </message>
    <message>
        <source>No log has been fetched yet.</source>
        <translation>Aucun journal n’a encore été récupéré.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln log(s) do not prove what they claim. Tell IT, and keep an export.</source>
        <translation>
            <numerusform>%Ln journal ne prouve pas ce qu’il affirme. Prévenez l’informatique et gardez un export.</numerusform>
            <numerusform>%Ln journaux ne prouvent pas ce qu’ils affirment. Prévenez l’informatique et gardez un export.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln log(s)</source>
        <translation>
            <numerusform>%Ln journal</numerusform>
            <numerusform>%Ln journaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln enregistrement</numerusform>
            <numerusform>%Ln enregistrements</numerusform>
        </translation>
    </message>
    <message>
        <source>Verified: {logs}, {records}, all anchored.</source>
        <translation>Vérifié : {logs}, {records}, tout est ancré.</translation>
    </message>
    <message>
        <source>Verified: {logs}, {records}; {tail}</source>
        <translation>Vérifié : {logs}, {records} ; {tail}</translation>
    </message>
    <message numerus="yes">
        <source>the last records of %Ln log(s) are not anchored yet.</source>
        <translation>
            <numerusform>les derniers enregistrements de %Ln journal ne sont pas encore ancrés.</numerusform>
            <numerusform>les derniers enregistrements de %Ln journaux ne sont pas encore ancrés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last %Ln record(s) of {log} are not anchored yet.</source>
        <translation>
            <numerusform>le dernier enregistrement de {log} n’est pas encore ancré.</numerusform>
            <numerusform>les %Ln derniers enregistrements de {log} ne sont pas encore ancrés.</numerusform>
        </translation>
    </message>
    <message>
        <source>{records}, all anchored</source>
        <translation>{records}, tout est ancré</translation>
    </message>
    <message>
        <source>{records}, {tail}</source>
        <translation>{records}, {tail}</translation>
    </message>
    <message numerus="yes">
        <source>the last %Ln not anchored yet</source>
        <translation>
            <numerusform>le dernier pas encore ancré</numerusform>
            <numerusform>les %Ln derniers pas encore ancrés</numerusform>
        </translation>
    </message>
    <message>
        <source>Record {where} was altered</source>
        <translation>L’enregistrement {where} a été modifié</translation>
    </message>
    <message>
        <source>A record is missing at {where}</source>
        <translation>Un enregistrement manque à {where}</translation>
    </message>
    <message>
        <source>Record {where} is out of order</source>
        <translation>L’enregistrement {where} n’est pas à sa place</translation>
    </message>
    <message>
        <source>Record {where} does not follow from the one before</source>
        <translation>L’enregistrement {where} ne découle pas du précédent</translation>
    </message>
    <message>
        <source>Record {where} belongs to another log</source>
        <translation>L’enregistrement {where} appartient à un autre journal</translation>
    </message>
    <message>
        <source>The log has another key than before: {where}</source>
        <translation>Le journal a une autre clé qu’avant : {where}</translation>
    </message>
    <message>
        <source>A checkpoint cannot be read: {where}</source>
        <translation>Un point de contrôle est illisible : {where}</translation>
    </message>
    <message>
        <source>A signature does not hold: {where}</source>
        <translation>Une signature ne tient pas : {where}</translation>
    </message>
    <message>
        <source>Two histories are signed for the same place: {where}</source>
        <translation>Deux histoires sont signées pour le même endroit : {where}</translation>
    </message>
    <message>
        <source>The records up to {where} are not those that were signed</source>
        <translation>Les enregistrements jusqu’à {where} ne sont pas ceux qui ont été signés</translation>
    </message>
    <message>
        <source>The log became shorter: {where}</source>
        <translation>Le journal a raccourci : {where}</translation>
    </message>
    <message>
        <source>Something contradicts the log at {where}</source>
        <translation>Quelque chose contredit le journal à {where}</translation>
    </message>
</context>
<context>
    <name>AuditView</name>
    <message>
        <source>Only leads see the logs of others. Ask your lead if you need something.</source>
        <translation>Seuls les responsables voient les journaux des autres. Adressez-vous au vôtre si besoin.</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Export the logs into a folder</source>
        <translation>Exporter les journaux dans un dossier</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Exportation…</translation>
    </message>
    <message>
        <source>The logs, and a program that verifies them with Python alone, are in {folder}.</source>
        <translation>Les journaux, et un programme qui les vérifie avec Python seul, sont dans {folder}.</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exporté</translation>
    </message>
    <message>
        <source>Take the group back?</source>
        <translation>Reprendre le groupe ?</translation>
    </message>
    <message>
        <source>Whoever holds it loses it at once, and it goes to others. A decision they make meanwhile is kept beside it as an opinion. The gateway logs that you did this.</source>
        <translation>La personne qui le détient le perd aussitôt, et il passe à d’autres. Une décision qu’elle prend entre-temps est gardée à côté comme avis. La passerelle consigne que vous l’avez fait.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Le reprendre</translation>
    </message>
    <message>
        <source>The group is taken back. It goes to others.</source>
        <translation>Le groupe est repris. Il passe à d’autres.</translation>
    </message>
</context>
<context>
    <name>Banks</name>
    <message>
        <source>Hash</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Banque</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Disputes</source>
        <translation>Contestations</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>Donnée à</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajoutée</translation>
    </message>
    <message>
        <source>Confirmed as violating</source>
        <translation>Confirmé en infraction</translation>
    </message>
    <message>
        <source>Known harmless</source>
        <translation>Connu comme inoffensif</translation>
    </message>
    <message>
        <source>Disputed ({count})</source>
        <translation>Contestée ({count})</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En usage</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Contestée</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirée</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exacte</translation>
    </message>
    <message>
        <source>close</source>
        <translation>proche</translation>
    </message>
    <message>
        <source>near</source>
        <translation>voisine</translation>
    </message>
    <message numerus="yes">
        <source>%Ln bit(s)</source>
        <translation>
            <numerusform>%Ln bit</numerusform>
            <numerusform>%Ln bits</numerusform>
        </translation>
    </message>
    <message>
        <source>{bits}, {band}</source>
        <translation>{bits}, {band}</translation>
    </message>
    <message>
        <source>This member</source>
        <translation>Ce membre</translation>
    </message>
    <message numerus="yes">
        <source>Disputed by %Ln source(s)</source>
        <translation>
            <numerusform>Contestée par %Ln source</numerusform>
            <numerusform>Contestée par %Ln sources</numerusform>
        </translation>
    </message>
    <message>
        <source>this member’s own bank</source>
        <translation>la banque de ce membre</translation>
    </message>
    <message>
        <source>{kind} is in or near {bank}, which is known harmless ({distance}).</source>
        <translation>{kind} est dans {bank} ou proche d’elle, connue comme inoffensive ({distance}).</translation>
    </message>
    <message>
        <source>{kind} is the same as an entry of {bank}.</source>
        <translation>{kind} est identique à une entrée de {bank}.</translation>
    </message>
    <message>
        <source>{kind} comes near to an entry of {bank} ({distance}).</source>
        <translation>{kind} est proche d’une entrée de {bank} ({distance}).</translation>
    </message>
    <message>
        <source>This picture is turned or mirrored.</source>
        <translation>Cette image est tournée ou inversée.</translation>
    </message>
    <message>
        <source>Shared by {source}.</source>
        <translation>Partagée par {source}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s) dispute it.</source>
        <translation>
            <numerusform>%Ln source la conteste.</numerusform>
            <numerusform>%Ln sources la contestent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Being fetched anew: {here} here. The copy was not the gateway’s.</source>
        <translation>Récupérée à nouveau : {here} ici. La copie n’était pas celle de la passerelle.</translation>
    </message>
    <message>
        <source>Not fetched yet</source>
        <translation>Pas encore récupérée</translation>
    </message>
    <message>
        <source>Being fetched: {here} of {all}</source>
        <translation>En cours : {here} sur {all}</translation>
    </message>
    <message>
        <source>Whole, checked {ago}</source>
        <translation>Complète, vérifiée {ago}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entrée</numerusform>
            <numerusform>%Ln entrées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln disputed</source>
        <translation>
            <numerusform>%Ln contestée</numerusform>
            <numerusform>%Ln contestées</numerusform>
        </translation>
    </message>
    <message>
        <source>{entries}, {disputed}</source>
        <translation>{entries}, {disputed}</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Proposée</translation>
    </message>
    <message>
        <source>A second person agreed</source>
        <translation>Une deuxième personne a approuvé</translation>
    </message>
    <message>
        <source>Added to the bank</source>
        <translation>Ajoutée à la banque</translation>
    </message>
    <message>
        <source>Came from an exchange</source>
        <translation>Venue d’un échange</translation>
    </message>
    <message>
        <source>Labels corrected</source>
        <translation>Étiquettes corrigées</translation>
    </message>
    <message>
        <source>Given to an exchange</source>
        <translation>Donnée à un échange</translation>
    </message>
    <message>
        <source>A second person is asked</source>
        <translation>Une deuxième personne est consultée</translation>
    </message>
    <message>
        <source>A lead decides</source>
        <translation>Un responsable décide</translation>
    </message>
    <message>
        <source>In the bank</source>
        <translation>Dans la banque</translation>
    </message>
    <message>
        <source>Not added</source>
        <translation>Non ajoutée</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Reprise</translation>
    </message>
    <message>
        <source>Stopped: it matches content known as harmless.</source>
        <translation>Arrêtée : elle correspond à un contenu connu comme inoffensif.</translation>
    </message>
    <message>
        <source>Stopped: a plain picture matches everything plain.</source>
        <translation>Arrêtée : une image unie correspond à tout ce qui est uni.</translation>
    </message>
    <message>
        <source>Stopped: the picture says too little to match by.</source>
        <translation>Arrêtée : l’image en dit trop peu pour une comparaison.</translation>
    </message>
    <message>
        <source>Stopped: it would match thousands of items.</source>
        <translation>Arrêtée : elle correspondrait à des milliers d’éléments.</translation>
    </message>
    <message>
        <source>Stopped: hashes of this kind are not shared.</source>
        <translation>Arrêtée : les empreintes de ce type ne sont pas partagées.</translation>
    </message>
    <message>
        <source>Stopped before anybody was asked ({code}).</source>
        <translation>Arrêtée avant que quiconque soit consulté ({code}).</translation>
    </message>
    <message>
        <source>Nobody else</source>
        <translation>Personne d’autre</translation>
    </message>
</context>
<context>
    <name>BanksView</name>
    <message>
        <source>Hash bank</source>
        <translation>Banque d’empreintes</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Waiting ({count})</source>
        <translation>En attente ({count})</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Given back.</source>
        <translation>Rendu.</translation>
    </message>
    <message>
        <source>Saved: {verdict}.</source>
        <translation>Enregistré : {verdict}.</translation>
    </message>
    <message>
        <source>It had left already. Decide again if the group comes back.</source>
        <translation>C’était déjà parti. Décidez à nouveau si le groupe revient.</translation>
    </message>
</context>
<context>
    <name>BugSheet</name>
    <message>
        <source>This should not have happened. Everything you saved is safe, and you can go on. A report without any content was written here:</source>
        <translation>Cela n’aurait pas dû arriver. Tout ce que vous avez enregistré est en sécurité et vous pouvez continuer. Un rapport sans aucun contenu a été écrit ici :</translation>
    </message>
    <message>
        <source>Make a support bundle</source>
        <translation>Créer un dossier d’assistance</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>CaptionsPage</name>
    <message>
        <source>Go back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>The same answer for other words?</source>
        <translation>La même réponse pour d’autres mots ?</translation>
    </message>
    <message>
        <source>A news lower-third is not the bare clip.</source>
        <translation>Un bandeau de journal télévisé n’est pas la séquence nue.</translation>
    </message>
    <message>
        <source>Words in the pictures may differ, though the posted ones do not.</source>
        <translation>Les mots dans les images peuvent différer, même si ceux de la publication sont les mêmes.</translation>
    </message>
    <message>
        <source>{key} again: the same answer for all {count}. Esc: back, to take some apart.</source>
        <translation>{key} encore : la même réponse pour les {count}. Échap : retour, pour en séparer.</translation>
    </message>
    <message>
        <source>The one that is shown</source>
        <translation>Celui qui est montré</translation>
    </message>
    <message>
        <source>No text was posted with it.</source>
        <translation>Aucun texte n’a été publié avec.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other item(s)</source>
        <translation>
            <numerusform>%Ln autre élément</numerusform>
            <numerusform>%Ln autres éléments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>Any</source>
        <translation>Tous</translation>
    </message>
</context>
<context>
    <name>Context</name>
    <message>
        <source>The platform supplied no masks and no translation.</source>
        <translation>La plateforme n’a fourni ni masques ni traduction.</translation>
    </message>
    <message>
        <source>The platform supplied no masks, transcript, skip spans, sound tags or translation.</source>
        <translation>La plateforme n’a fourni ni masques, ni transcription, ni passages à sauter, ni étiquettes sonores, ni traduction.</translation>
    </message>
    <message>
        <source>The platform supplied no transcript, skip spans, sound tags or translation.</source>
        <translation>La plateforme n’a fourni ni transcription, ni passages à sauter, ni étiquettes sonores, ni traduction.</translation>
    </message>
    <message>
        <source>The platform supplied no translation.</source>
        <translation>La plateforme n’a fourni aucune traduction.</translation>
    </message>
    <message>
        <source>posted {when}</source>
        <translation>publié {when}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s)</source>
        <translation>
            <numerusform>%Ln signalement</numerusform>
            <numerusform>%Ln signalements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>author has %Ln earlier confirmed item(s)</source>
        <translation>
            <numerusform>auteur de %Ln élément confirmé auparavant</numerusform>
            <numerusform>auteur de %Ln éléments confirmés auparavant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>account %Ln day(s) old</source>
        <translation>
            <numerusform>compte créé il y a %Ln jour</numerusform>
            <numerusform>compte créé il y a %Ln jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>account %Ln year(s) old</source>
        <translation>
            <numerusform>compte créé il y a %Ln an</numerusform>
            <numerusform>compte créé il y a %Ln ans</numerusform>
        </translation>
    </message>
    <message>
        <source>language {code}</source>
        <translation>langue {code}</translation>
    </message>
</context>
<context>
    <name>ContextPanel</name>
    <message>
        <source>Posted text</source>
        <translation>Texte publié</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexte</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Couvert</translation>
    </message>
    <message>
        <source>No text was posted with it.</source>
        <translation>Aucun texte n’accompagne la publication.</translation>
    </message>
</context>
<context>
    <name>Day</name>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} h</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>Viewing time {used} of {most} min</source>
        <translation>Temps de visionnage : {used} sur {most} min</translation>
    </message>
    <message>
        <source>At review {used} of {most}</source>
        <translation>En examen : {used} sur {most}</translation>
    </message>
    <message>
        <source>The day winds down: nothing severe any more</source>
        <translation>La journée s’achève : plus rien de grave</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Break in {span}</source>
        <translation>Pause dans {span}</translation>
    </message>
    <message>
        <source>Off shift</source>
        <translation>Hors service</translation>
    </message>
    <message>
        <source>On shift</source>
        <translation>En service</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Couvert</translation>
    </message>
    <message>
        <source>Short break</source>
        <translation>Courte pause</translation>
    </message>
    <message>
        <source>Nothing is open to you now</source>
        <translation>Rien ne vous est ouvert pour le moment</translation>
    </message>
    <message>
        <source>The day winds down</source>
        <translation>La journée s’achève</translation>
    </message>
    <message>
        <source>Limit reached</source>
        <translation>Limite atteinte</translation>
    </message>
    <message>
        <source>Before you begin</source>
        <translation>Avant de commencer</translation>
    </message>
    <message>
        <source>That is all for today</source>
        <translation>C’est tout pour aujourd’hui</translation>
    </message>
    <message>
        <source>The shift is over. Thank you.</source>
        <translation>Le service est terminé. Merci.</translation>
    </message>
    <message>
        <source>Today there are up to {queue} of review, of which {viewing} with severe items.</source>
        <translation>Aujourd’hui : jusqu’à {queue} d’examen, dont {viewing} avec des éléments graves.</translation>
    </message>
    <message>
        <source>Breaks come by themselves and are part of the shift.</source>
        <translation>Les pauses viennent d’elles-mêmes et font partie du service.</translation>
    </message>
    <message>
        <source>Today’s limits are at {count} % of the usual: you are new here, were away, or deleted what was kept.</source>
        <translation>Les limites du jour sont à {count} % des limites habituelles : vous êtes nouveau ici, vous étiez absent, ou vous avez supprimé ce qui était conservé.</translation>
    </message>
    <message>
        <source>An incident runs; the limits are tighter while it does.</source>
        <translation>Un incident est en cours ; les limites sont plus strictes pendant ce temps.</translation>
    </message>
    <message>
        <source>A bad day: nothing severe until it is over.</source>
        <translation>Une mauvaise journée : rien de grave jusqu’à sa fin.</translation>
    </message>
    <message>
        <source>Please leave the desk if you can. What you saved is safe.</source>
        <translation>Quittez le poste si vous le pouvez. Ce que vous avez enregistré est en sécurité.</translation>
    </message>
    <message>
        <source>You can go on in {span}.</source>
        <translation>Vous pourrez continuer dans {span}.</translation>
    </message>
    <message>
        <source>You can go on when you want to. A longer break is fine.</source>
        <translation>Vous pouvez continuer quand vous voulez. Une pause plus longue convient aussi.</translation>
    </message>
    <message>
        <source>Your limits and choices close what is waiting. Lighter work comes by itself when there is some.</source>
        <translation>Vos limites et vos choix ferment ce qui attend. Du travail plus léger arrive de lui-même quand il y en a.</translation>
    </message>
    <message>
        <source>Something opens again in {span}.</source>
        <translation>Quelque chose s’ouvre à nouveau dans {span}.</translation>
    </message>
    <message>
        <source>Today’s limit is reached. Nobody can lift it, and nobody is told why.</source>
        <translation>La limite du jour est atteinte. Personne ne peut la lever, et personne n’apprend pourquoi.</translation>
    </message>
    <message>
        <source>What you saved is safe. The queues open again tomorrow.</source>
        <translation>Ce que vous avez enregistré est en sécurité. Les files rouvrent demain.</translation>
    </message>
    <message>
        <source>What you saved is safe and leaves by itself.</source>
        <translation>Ce que vous avez enregistré est en sécurité et part de lui-même.</translation>
    </message>
    <message>
        <source>The work stays here. If something of it stays with you, talk to someone; these people are there for that.</source>
        <translation>Le travail reste ici. Si quelque chose vous reste en tête, parlez-en ; ces personnes sont là pour cela.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <source>second look: {queue}</source>
        <translation>second regard : {queue}</translation>
    </message>
    <message>
        <source>{category}, {band}</source>
        <translation>{category}, {band}</translation>
    </message>
    <message>
        <source>not severe</source>
        <translation>pas grave</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>moyen</translation>
    </message>
    <message>
        <source>severe</source>
        <translation>grave</translation>
    </message>
    <message>
        <source>not scored yet</source>
        <translation>pas encore évalué</translation>
    </message>
    <message>
        <source>Everything, until tomorrow</source>
        <translation>Tout, jusqu’à demain</translation>
    </message>
    <message>
        <source>{queue}: until tomorrow</source>
        <translation>{queue} : jusqu’à demain</translation>
    </message>
    <message>
        <source>{queue}: for {span}</source>
        <translation>{queue} : pendant {span}</translation>
    </message>
    <message>
        <source>What you choose here, and how long you look, is kept on this machine for you alone. It is never used for pay, ranking or discipline.</source>
        <translation>Ce que vous choisissez ici, et combien de temps vous regardez, reste sur cette machine pour vous seul. Cela ne sert jamais à la paie, au classement ni à la discipline.</translation>
    </message>
    <message>
        <source>Kept are today’s looking in detail, totals of each day for {count} days, and the choices on this page. They lie encrypted on this machine, with a key of their own. Nobody else can read them: no lead, no administrator, not the gateway.</source>
        <translation>Sont conservés : les visionnages du jour en détail, les totaux de chaque jour pendant {count} jours, et les choix de cette page. Ils sont chiffrés sur cette machine, avec leur propre clé. Personne d’autre ne peut les lire : ni responsable, ni administrateur, ni passerelle.</translation>
    </message>
    <message>
        <source>They are never used for pay, ranking, discipline, contracts or training a model. The gateway learns only whether a queue is open to you, never why.</source>
        <translation>Ils ne servent jamais à la paie, au classement, à la discipline, aux contrats ni à entraîner un modèle. La passerelle apprend seulement si une file vous est ouverte, jamais pourquoi.</translation>
    </message>
    <message>
        <source>Begin the shift</source>
        <translation>Commencer le service</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Regarder à nouveau</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>DecisionPanel</name>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) alike. One decision covers them.</source>
        <translation>
            <numerusform>%Ln élément. Une décision suffit.</numerusform>
            <numerusform>%Ln éléments semblables. Une décision les couvre.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hash(es) to add, not all in sight</source>
        <translation>
            <numerusform>%Ln empreinte à ajouter, hors de vue</numerusform>
            <numerusform>%Ln empreintes à ajouter, pas toutes visibles</numerusform>
        </translation>
    </message>
    <message>
        <source>A few items are looked at before one answer is given for all. Look at this one, then {key} again.</source>
        <translation>Quelques éléments sont regardés avant de donner une réponse pour tous. Regardez celui-ci, puis {key} encore.</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Acte</translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation>Rien n’est choisi</translation>
    </message>
    <message>
        <source>Choose a line to see what to do about it.</source>
        <translation>Choisissez une ligne pour voir quoi faire.</translation>
    </message>
    <message>
        <source>Labels whose meaning changed: {labels}</source>
        <translation>Étiquettes dont le sens a changé : {labels}</translation>
    </message>
</context>
<context>
    <name>EarlySupportSheet</name>
    <message>
        <source>Opening this is not recorded anywhere.</source>
        <translation>Ouvrir ceci n’est enregistré nulle part.</translation>
    </message>
    <message>
        <source>Your organisation’s contacts come with its policy. They stand here, with or without a network, as soon as this workstation is enrolled and a profile is open.</source>
        <translation>Les contacts de votre organisation viennent avec sa politique. Ils figurent ici, avec ou sans réseau, dès que ce poste est inscrit et qu’un profil est ouvert.</translation>
    </message>
    <message>
        <source>Until then, turn to whoever gave you the code, or to your lead.</source>
        <translation>D’ici là, adressez-vous à la personne qui vous a donné le code, ou à votre responsable.</translation>
    </message>
    <message>
        <source>If someone is in danger now, call your local emergency number.</source>
        <translation>Si quelqu’un est en danger maintenant, appelez le numéro d’urgence local.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Enrol</name>
    <message>
        <source>20 characters. Case, spaces and hyphens do not matter.</source>
        <translation>20 caractères. Casse, espaces et tirets n’importent pas.</translation>
    </message>
    <message>
        <source>{count} of {all} characters</source>
        <translation>{count} caractères sur {all}</translation>
    </message>
    <message>
        <source>Too long: a code has 20 characters.</source>
        <translation>Trop long : un code a 20 caractères.</translation>
    </message>
    <message>
        <source>There is a character in it that no code has.</source>
        <translation>Il contient un caractère qu’aucun code n’a.</translation>
    </message>
    <message>
        <source>The code is complete.</source>
        <translation>Le code est complet.</translation>
    </message>
    <message>
        <source>It begins with https:// and has no path.</source>
        <translation>Elle commence par https:// et n’a pas de chemin.</translation>
    </message>
    <message>
        <source>The address must begin with https://, so that nobody listens.</source>
        <translation>L’adresse doit commencer par https://, pour que personne n’écoute.</translation>
    </message>
    <message>
        <source>The address has the right form.</source>
        <translation>L’adresse a la bonne forme.</translation>
    </message>
    <message>
        <source>This is not the address of a gateway. Please read it again.</source>
        <translation>Ce n’est pas l’adresse d’une passerelle. Relisez-la.</translation>
    </message>
    <message>
        <source>This is not an enrolment code. Please read it again.</source>
        <translation>Ce n’est pas un code d’inscription. Relisez-le.</translation>
    </message>
    <message>
        <source>There is no way to {address}. Check the address and your connection.</source>
        <translation>Aucun chemin vers {address}. Vérifiez l’adresse et votre connexion.</translation>
    </message>
    <message>
        <source>It was moved aside and nothing was deleted; IT finds it in the profile’s folder. To go on, ask your administrator for a new code and enrol again. Decisions the gateway already has are safe; others may be only in the file that was moved.</source>
        <translation>Il a été mis de côté et rien n’a été supprimé ; l’informatique le trouve dans le dossier du profil. Pour continuer, demandez un nouveau code à votre administrateur et inscrivez le poste à nouveau. Les décisions que la passerelle a déjà sont en sûreté ; d’autres ne sont peut-être que dans le fichier déplacé.</translation>
    </message>
    <message>
        <source>Not a whole address yet; one looks like {example}.</source>
        <translation>Pas encore une adresse entière ; par exemple {example}.</translation>
    </message>
    <message>
        <source>Something answers at {address}, but not as a gateway. It may be a sign-in page of the network, another address, or a gateway in trouble.</source>
        <translation>Quelque chose répond à {address}, mais pas comme une passerelle : peut-être une page de connexion du réseau, une autre adresse ou une passerelle en difficulté.</translation>
    </message>
    <message>
        <source>The gateway that answered is not the one this code was made for. Nothing was kept. Do not try again on this network; call your administrator.</source>
        <translation>La passerelle qui a répondu n’est pas celle de ce code. Rien n’a été gardé. N’essayez plus sur ce réseau ; appelez votre administrateur.</translation>
    </message>
    <message>
        <source>The store of this profile is damaged</source>
        <translation>Le stockage de ce profil est endommagé</translation>
    </message>
    <message>
        <source>The keys of this profile are gone</source>
        <translation>Les clés de ce profil ont disparu</translation>
    </message>
    <message>
        <source>The system’s keyring is open, but does not hold them any more, so nobody can read this profile. To go on, ask your administrator for a new code and enrol again. Decisions the gateway already has are safe.</source>
        <translation>Le trousseau du système est ouvert mais ne les contient plus : personne ne peut lire ce profil. Pour continuer, demandez un nouveau code à votre administrateur et inscrivez le poste à nouveau. Les décisions que la passerelle a déjà sont en sûreté.</translation>
    </message>
    <message>
        <source>This profile is damaged</source>
        <translation>Ce profil est endommagé</translation>
    </message>
    <message>
        <source>The file that says which gateway it belongs to cannot be read. Nothing was deleted. IT can put it back from a backup; otherwise ask your administrator for a new code and enrol again.</source>
        <translation>Le fichier qui dit à quelle passerelle il appartient est illisible. Rien n’a été supprimé. L’informatique peut le rétablir depuis une sauvegarde ; sinon, demandez un nouveau code à votre administrateur et inscrivez le poste à nouveau.</translation>
    </message>
    <message>
        <source>The keys of this profile cannot be read</source>
        <translation>Les clés de ce profil sont illisibles</translation>
    </message>
    <message>
        <source>The system’s keyring is missing or locked. Unlock it and try again. Nothing was deleted.</source>
        <translation>Le trousseau du système manque ou est verrouillé. Déverrouillez-le et réessayez. Rien n’a été supprimé.</translation>
    </message>
    <message>
        <source>This profile cannot be opened</source>
        <translation>Ce profil ne peut pas être ouvert</translation>
    </message>
    <message>
        <source>This code was used before. A code works once; ask for a new one.</source>
        <translation>Ce code a déjà servi. Un code ne sert qu’une fois ; demandez-en un autre.</translation>
    </message>
    <message>
        <source>This code has expired. Ask your administrator for a new one.</source>
        <translation>Ce code a expiré. Demandez-en un autre à votre administrateur.</translation>
    </message>
    <message>
        <source>The gateway does not know this code. Read it again, or ask for a new one.</source>
        <translation>La passerelle ne connaît pas ce code. Relisez-le ou demandez-en un autre.</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Endommagé</translation>
    </message>
    <message>
        <source>Not signed in yet at {host}</source>
        <translation>Pas encore connecté à {host}</translation>
    </message>
</context>
<context>
    <name>EnrolForm</name>
    <message>
        <source>Gateway address</source>
        <translation>Adresse de la passerelle</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Code à usage unique</translation>
    </message>
    <message>
        <source>Enrol this workstation</source>
        <translation>Inscrire ce poste</translation>
    </message>
    <message>
        <source>Profiles of this machine</source>
        <translation>Profils de cette machine</translation>
    </message>
    <message>
        <source>Your administrator gives you the gateway’s address and a code that works once.</source>
        <translation>Votre administrateur vous donne l’adresse de la passerelle et un code à usage unique.</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>This machine makes a key of its own. It goes into the system’s keyring.</source>
        <translation>Cette machine crée sa propre clé. Elle va dans le trousseau du système.</translation>
    </message>
    <message>
        <source>Part of the code, which stays here, proves that the right gateway answers.</source>
        <translation>Une partie du code, qui reste ici, prouve que la bonne passerelle répond.</translation>
    </message>
    <message>
        <source>An encrypted store is made on this machine, and its log begins.</source>
        <translation>Un stockage chiffré est créé sur cette machine, et son journal commence.</translation>
    </message>
</context>
<context>
    <name>EnrolView</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Enrol again</source>
        <translation>Inscrire à nouveau</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Revenir</translation>
    </message>
    <message>
        <source>Enrolling…</source>
        <translation>Inscription…</translation>
    </message>
    <message>
        <source>Asking the gateway at {address}, then making keys and the store. This takes a few seconds.</source>
        <translation>Demande à la passerelle {address}, puis création des clés et du stockage. Cela prend quelques secondes.</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Ne plus attendre</translation>
    </message>
    <message>
        <source>The gateway answered after all</source>
        <translation>La passerelle a fini par répondre</translation>
    </message>
    <message>
        <source>The profile was made before you stopped waiting. The code is spent.</source>
        <translation>Le profil a été créé avant que vous cessiez d’attendre. Le code a servi.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>L’ouvrir</translation>
    </message>
    <message>
        <source>The system’s keyring is missing or locked, so keys cannot be kept here. Unlock it and try again, or work in memory only: then you need a connection all the time, and when the program closes this profile is gone and you need a new code.</source>
        <translation>Le trousseau du système manque ou est verrouillé : les clés ne peuvent pas être gardées ici. Déverrouillez-le et réessayez, ou travaillez en mémoire seulement : il faut alors une connexion permanente, et à la fermeture du programme ce profil disparaît et il faut un nouveau code.</translation>
    </message>
    <message>
        <source>Work in memory only</source>
        <translation>Travailler en mémoire seulement</translation>
    </message>
    <message>
        <source>Keys cannot be kept on this machine</source>
        <translation>Les clés ne peuvent pas être gardées sur cette machine</translation>
    </message>
</context>
<context>
    <name>EntryFilters</name>
    <message>
        <source>Bank</source>
        <translation>Banque</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Entries</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Newer entries</source>
        <translation>Entrées plus récentes</translation>
    </message>
    <message>
        <source>Older entries</source>
        <translation>Entrées plus anciennes</translation>
    </message>
    <message>
        <source>Entries {first} to {last}, nearest first</source>
        <translation>Entrées {first} à {last}, les plus proches d’abord</translation>
    </message>
    <message>
        <source>Entries {first} to {last}, newest first</source>
        <translation>Entrées {first} à {last}, les plus récentes d’abord</translation>
    </message>
    <message>
        <source>Reading the banks…</source>
        <translation>Lecture des banques…</translation>
    </message>
    <message>
        <source>Hashing the file…</source>
        <translation>Calcul de l’empreinte du fichier…</translation>
    </message>
    <message>
        <source>No bank has been fetched yet. They come by themselves once the gateway is reached.</source>
        <translation>Aucune banque n’a encore été récupérée. Elles arrivent d’elles-mêmes dès que la passerelle est jointe.</translation>
    </message>
    <message>
        <source>Nothing is in the banks yet. A hash that is ticked in a decision comes here once a second person agreed.</source>
        <translation>Les banques sont encore vides. Une empreinte cochée dans une décision arrive ici une fois qu’une deuxième personne a approuvé.</translation>
    </message>
    <message>
        <source>This looks like a hash. Choose its kind and search again: PDQ and SHA-256 have as many digits, so it is not guessed. Or write it in front, as in pdq:…</source>
        <translation>Cela ressemble à une empreinte. Choisissez son type et cherchez à nouveau : PDQ et SHA-256 ont autant de chiffres, il n’est donc pas deviné. Ou écrivez-le devant, comme pdq:…</translation>
    </message>
    <message>
        <source>pHash stays on this machine; no bank holds it.</source>
        <translation>pHash reste sur cette machine ; aucune banque ne la contient.</translation>
    </message>
    <message>
        <source>This is no {kind} hash: it has another number of digits.</source>
        <translation>Ce n’est pas une empreinte {kind} : elle a un autre nombre de chiffres.</translation>
    </message>
    <message>
        <source>No bank on this machine knows it, or anything near to it.</source>
        <translation>Aucune banque de cette machine ne la connaît, ni rien de proche.</translation>
    </message>
    <message>
        <source>No entry fits. Take a filter off, or search for less.</source>
        <translation>Aucune entrée ne convient. Retirez un filtre, ou cherchez moins de mots.</translation>
    </message>
    <message>
        <source>The file could not be opened as a picture: it is searched by its bytes.</source>
        <translation>Le fichier n’a pas pu être ouvert comme image : il est cherché par ses octets.</translation>
    </message>
    <message>
        <source>Searched by the file you picked. It was not kept.</source>
        <translation>Recherche par le fichier choisi. Il n’a pas été conservé.</translation>
    </message>
    <message>
        <source>A bank of known harmless content holds it: matches that are not exact do not count.</source>
        <translation>Une banque de contenus inoffensifs la contient : les correspondances non exactes ne comptent pas.</translation>
    </message>
</context>
<context>
    <name>EntryPanel</name>
    <message>
        <source>Choose an entry to see what it is, how it came here and who disputes it.</source>
        <translation>Choisissez une entrée pour voir ce que c’est, comment elle est arrivée et qui la conteste.</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>Parcours</translation>
    </message>
    <message>
        <source>Steps of this entry</source>
        <translation>Étapes de cette entrée</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>Donnée à</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Confidentialité</translation>
    </message>
    <message>
        <source>The hash and its labels; never the content</source>
        <translation>L’empreinte et ses étiquettes ; jamais le contenu</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajoutée</translation>
    </message>
    <message>
        <source>It was withdrawn, and its hash is not kept here. The trail says why.</source>
        <translation>Elle a été retirée, et son empreinte n’est pas conservée ici. Le parcours dit pourquoi.</translation>
    </message>
    <message>
        <source>This version cannot read this kind of hash. Update the program.</source>
        <translation>Cette version ne sait pas lire ce type d’empreinte. Mettez le programme à jour.</translation>
    </message>
    <message>
        <source>An entry of {bank} ({kind}).</source>
        <translation>Une entrée de {bank} ({kind}).</translation>
    </message>
    <message>
        <source>It is withdrawn and matches nothing any more.</source>
        <translation>Elle est retirée et ne correspond plus à rien.</translation>
    </message>
    <message>
        <source>It does not count: a known harmless entry is near as well.</source>
        <translation>Elle ne compte pas : une entrée inoffensive est proche elle aussi.</translation>
    </message>
    <message>
        <source>{kind}, quality {quality}, {variant}</source>
        <translation>{kind}, qualité {quality}, {variant}</translation>
    </message>
    <message>
        <source>Asking the gateway for the trail…</source>
        <translation>Demande du parcours à la passerelle…</translation>
    </message>
    <message>
        <source>The trail is at the gateway, and you are offline. Come back later.</source>
        <translation>Le parcours est à la passerelle, et vous êtes hors ligne. Revenez plus tard.</translation>
    </message>
    <message>
        <source>Nothing is recorded of it yet.</source>
        <translation>Rien n’en est encore consigné.</translation>
    </message>
    <message>
        <source>The dispute reached the gateway. A lead looks at it.</source>
        <translation>La contestation est arrivée à la passerelle. Un responsable l’examine.</translation>
    </message>
    <message>
        <source>The entry is withdrawn. Every workstation and exchange is told.</source>
        <translation>L’entrée est retirée. Chaque poste et chaque échange en est informé.</translation>
    </message>
    <message>
        <source>The labels are corrected. Every workstation and exchange is told.</source>
        <translation>Les étiquettes sont corrigées. Chaque poste et chaque échange en est informé.</translation>
    </message>
    <message>
        <source>Not sent. {why}</source>
        <translation>Non envoyé. {why}</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>You are offline. Work goes on with what is on this machine.</source>
        <translation>Vous êtes hors ligne. Le travail continue avec ce qui est sur cette machine.</translation>
    </message>
    <message>
        <source>The gateway does not answer well. It is tried again soon.</source>
        <translation>La passerelle répond mal. Nouvel essai bientôt.</translation>
    </message>
    <message>
        <source>Another server answers at the gateway’s address. Nothing was sent to it.</source>
        <translation>Un autre serveur répond à l’adresse de la passerelle. Rien ne lui a été envoyé.</translation>
    </message>
    <message>
        <source>Please sign in again. Your work on this machine is kept.</source>
        <translation>Veuillez vous reconnecter. Votre travail sur cette machine est conservé.</translation>
    </message>
    <message>
        <source>The system’s keyring is missing or locked, so keys cannot be kept on this machine.</source>
        <translation>Le trousseau du système est absent ou verrouillé ; les clés ne peuvent pas être conservées sur cette machine.</translation>
    </message>
    <message>
        <source>The file is not on this machine. Decide from the context, or give it back.</source>
        <translation>Le fichier n’est pas sur cette machine. Décidez d’après le contexte, ou rendez-le.</translation>
    </message>
    <message>
        <source>There is no sound device on this machine. Decide without listening.</source>
        <translation>Cette machine n’a pas de sortie audio. Décidez sans écouter.</translation>
    </message>
    <message>
        <source>The log does not prove what it claims, at {where}. Tell your lead.</source>
        <translation>Le journal ne prouve pas ce qu’il affirme, à {where}. Prévenez votre responsable.</translation>
    </message>
    <message>
        <source>Something went wrong that should not have. Your work is kept.</source>
        <translation>Une erreur imprévue est survenue. Votre travail est conservé.</translation>
    </message>
    <message>
        <source>Your role does not allow this. Ask your lead.</source>
        <translation>Votre rôle ne le permet pas. Adressez-vous à votre responsable.</translation>
    </message>
    <message>
        <source>This version is too old for the gateway. Update it.</source>
        <translation>Cette version est trop ancienne pour la passerelle. Mettez-la à jour.</translation>
    </message>
    <message>
        <source>The code is wrong, used or expired. Ask your administrator for a new one.</source>
        <translation>Le code est faux, déjà utilisé ou expiré. Demandez-en un nouveau à votre administrateur.</translation>
    </message>
    <message>
        <source>The platform took this item back.</source>
        <translation>La plateforme a repris cet élément.</translation>
    </message>
    <message>
        <source>This item is locked and with the legal contact.</source>
        <translation>Cet élément est verrouillé et entre les mains du contact juridique.</translation>
    </message>
    <message>
        <source>This group is no longer yours.</source>
        <translation>Ce groupe n’est plus à vous.</translation>
    </message>
    <message>
        <source>The gateway does not know this item any more.</source>
        <translation>La passerelle ne connaît plus cet élément.</translation>
    </message>
    <message>
        <source>The gateway asks to wait. It is tried again soon.</source>
        <translation>La passerelle demande d’attendre. Nouvel essai bientôt.</translation>
    </message>
    <message>
        <source>The gateway is busy. It is tried again soon.</source>
        <translation>La passerelle est occupée. Nouvel essai bientôt.</translation>
    </message>
    <message>
        <source>This workstation was closed by your administrator. Ask for a new code to go on.</source>
        <translation>Ce poste a été fermé par votre administrateur. Demandez un nouveau code pour continuer.</translation>
    </message>
    <message>
        <source>This hash was already taken out of its bank.</source>
        <translation>Cette empreinte a déjà été retirée de sa banque.</translation>
    </message>
    <message>
        <source>The gateway said no ({code}).</source>
        <translation>La passerelle a refusé ({code}).</translation>
    </message>
    <message>
        <source>The disk is full. Free some space; nothing was lost.</source>
        <translation>Le disque est plein. Libérez de la place ; rien n’a été perdu.</translation>
    </message>
    <message>
        <source>The local store is locked by another program.</source>
        <translation>Le stockage local est verrouillé par un autre programme.</translation>
    </message>
    <message>
        <source>The local store is damaged. It was set aside, not deleted. Tell IT.</source>
        <translation>Le stockage local est endommagé. Il a été mis de côté, pas supprimé. Prévenez l’informatique.</translation>
    </message>
    <message>
        <source>The local store was made by a newer version. Install that version.</source>
        <translation>Le stockage local vient d’une version plus récente. Installez cette version.</translation>
    </message>
    <message>
        <source>This profile is already open in another window.</source>
        <translation>Ce profil est déjà ouvert dans une autre fenêtre.</translation>
    </message>
    <message>
        <source>This installation has a database library that can lose data. Tell IT.</source>
        <translation>Cette installation contient une bibliothèque de base de données qui peut perdre des données. Prévenez l’informatique.</translation>
    </message>
    <message>
        <source>The store of this profile was set aside, and its log cannot go on in another. Ask your administrator for a new code and enrol again.</source>
        <translation>Le stockage de ce profil a été mis de côté, et son journal ne peut pas continuer dans un autre. Demandez un nouveau code à votre administrateur et inscrivez le poste à nouveau.</translation>
    </message>
    <message>
        <source>The local store cannot be used. Tell IT.</source>
        <translation>Le stockage local est inutilisable. Prévenez l’informatique.</translation>
    </message>
    <message>
        <source>This kind of file cannot be shown here. Decide from the context.</source>
        <translation>Ce type de fichier ne peut pas être montré ici. Décidez d’après le contexte.</translation>
    </message>
    <message>
        <source>The file is damaged. Decide from the context.</source>
        <translation>Le fichier est endommagé. Décidez d’après le contexte.</translation>
    </message>
    <message>
        <source>The file is too large to open safely. Decide from the context.</source>
        <translation>Le fichier est trop gros pour être ouvert sans risque. Décidez d’après le contexte.</translation>
    </message>
    <message>
        <source>The file took too long to open safely. Decide from the context.</source>
        <translation>Ouvrir le fichier sans risque prenait trop de temps. Décidez d’après le contexte.</translation>
    </message>
    <message>
        <source>Opening the file safely did not work. Decide from the context.</source>
        <translation>Le fichier n’a pas pu être ouvert sans risque. Décidez d’après le contexte.</translation>
    </message>
    <message>
        <source>The file is not what it says it is. Decide from the context.</source>
        <translation>Le fichier n’est pas ce qu’il prétend être. Décidez d’après le contexte.</translation>
    </message>
    <message>
        <source>Pictures and videos are not opened on this machine: a wall around the part that decodes is missing. Decide from the context.</source>
        <translation>Les images et les vidéos ne sont pas ouvertes sur cette machine : une barrière autour du décodage manque. Décidez d’après le contexte.</translation>
    </message>
    <message>
        <source>The file cannot be opened safely. Decide from the context.</source>
        <translation>Le fichier ne peut pas être ouvert sans risque. Décidez d’après le contexte.</translation>
    </message>
    <message>
        <source>Nobody is enrolled here under that name. Ask your administrator for a code.</source>
        <translation>Personne n’est inscrit ici sous ce nom. Demandez un code à votre administrateur.</translation>
    </message>
    <message>
        <source>Several people are enrolled on this machine. Say which profile to open.</source>
        <translation>Plusieurs personnes sont inscrites sur cette machine. Dites quel profil ouvrir.</translation>
    </message>
    <message>
        <source>Nothing can be written there. Choose another folder.</source>
        <translation>Rien ne peut être écrit là. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>This file cannot be read. Choose another one.</source>
        <translation>Ce fichier ne peut pas être lu. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>{where} is not acceptable ({code}).</source>
        <translation>{where} n’est pas acceptable ({code}).</translation>
    </message>
    <message>
        <source>What was given is not acceptable ({code}).</source>
        <translation>Ce qui a été donné n’est pas acceptable ({code}).</translation>
    </message>
    <message>
        <source>Something still needs an answer.</source>
        <translation>Il manque encore une réponse.</translation>
    </message>
    <message>
        <source>A short pause comes after each clear look.</source>
        <translation>Une courte pause suit chaque regard net.</translation>
    </message>
    <message>
        <source>Some decisions have not reached the gateway yet. They would be lost.</source>
        <translation>Des décisions ne sont pas encore arrivées à la passerelle. Elles seraient perdues.</translation>
    </message>
    <message>
        <source>This profile was away from the gateway for too long. Connect to go on.</source>
        <translation>Ce profil est resté trop longtemps loin de la passerelle. Connectez-vous pour continuer.</translation>
    </message>
    <message>
        <source>This file may no longer be opened without contact. Connect to go on.</source>
        <translation>Ce fichier ne peut plus être ouvert sans contact. Connectez-vous pour continuer.</translation>
    </message>
    <message>
        <source>A newer version is needed for this item.</source>
        <translation>Cet élément demande une version plus récente.</translation>
    </message>
    <message>
        <source>Without a keyring this machine works online only. Connect to go on.</source>
        <translation>Sans trousseau, cette machine ne travaille qu’en ligne. Connectez-vous pour continuer.</translation>
    </message>
    <message>
        <source>Say first why this item is opened clear.</source>
        <translation>Dites d’abord pourquoi cet élément est ouvert en clair.</translation>
    </message>
    <message>
        <source>This look is beyond your limits for now. Decide from the context, or go on.</source>
        <translation>Ce regard dépasse vos limites pour le moment. Décidez d’après le contexte, ou continuez.</translation>
    </message>
    <message>
        <source>The look is over.</source>
        <translation>Le regard est terminé.</translation>
    </message>
    <message>
        <source>This queue is closed to you for now. Lighter work comes when there is some.</source>
        <translation>Cette file vous est fermée pour l’instant. Un travail plus léger vient dès qu’il y en a.</translation>
    </message>
    <message>
        <source>Today’s limit is reached. The queues are open to you again tomorrow.</source>
        <translation>La limite du jour est atteinte. Les files vous sont rouvertes demain.</translation>
    </message>
    <message>
        <source>The break is not over yet.</source>
        <translation>La pause n’est pas encore terminée.</translation>
    </message>
    <message>
        <source>The policy changed. Please look at your choices again.</source>
        <translation>La politique a changé. Veuillez revoir vos choix.</translation>
    </message>
    <message>
        <source>You keep away from sound. My limits is where to change it.</source>
        <translation>Vous évitez le son. « Mes limites » permet de le changer.</translation>
    </message>
    <message>
        <source>Nobody holds this group now. Nothing was changed.</source>
        <translation>Personne ne détient ce groupe pour le moment. Rien n’a été changé.</translation>
    </message>
    <message>
        <source>You saw this group clear before. Decide from your notes and its hidden gist, or give it back.</source>
        <translation>Vous avez déjà vu ce groupe en clair. Décidez d’après vos notes et l’essentiel masqué, ou rendez-le.</translation>
    </message>
    <message>
        <source>The rules of the work do not allow this.</source>
        <translation>Les règles du travail ne le permettent pas.</translation>
    </message>
    <message>
        <source>Not shown on this machine.</source>
        <translation>Non affiché sur cette machine.</translation>
    </message>
    <message>
        <source>Pictures are not decoded on this machine, because it cannot keep a hostile file inside. Decide from the context and the text, or give it back.</source>
        <translation>Les images ne sont pas décodées sur cette machine, car elle ne peut pas contenir un fichier hostile. Décidez d’après le contexte et le texte, ou rendez-le.</translation>
    </message>
    <message>
        <source>Look first at the items that are a check.</source>
        <translation>Regardez d’abord les éléments de contrôle.</translation>
    </message>
    <message>
        <source>Choose some of the items that the first one stands for.</source>
        <translation>Choisissez parmi les éléments que le premier représente.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>From day</source>
        <translation>Du jour</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>Au jour</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Suite</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>All but assignments</source>
        <translation>Tout sauf les attributions</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>A day is written as 2026-11-22, in UTC.</source>
        <translation>Un jour s’écrit 2026-11-22, en UTC.</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Tous</translation>
    </message>
</context>
<context>
    <name>GroupLine</name>
    <message numerus="yes">
        <source>%Ln to be looked at as a check</source>
        <translation>
            <numerusform>%Ln à regarder pour contrôle</numerusform>
            <numerusform>%Ln à regarder pour contrôle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln check(s) without a file here</source>
        <translation>
            <numerusform>%Ln contrôle sans fichier ici</numerusform>
            <numerusform>%Ln contrôles sans fichier ici</numerusform>
        </translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Éléments</translation>
    </message>
    <message>
        <source>An item looked at as a check, of {count} alike</source>
        <translation>Un élément regardé pour contrôle, sur {count} semblables</translation>
    </message>
</context>
<context>
    <name>HashRow</name>
    <message>
        <source>PDQ, full size</source>
        <translation>PDQ, taille entière</translation>
    </message>
    <message>
        <source>Add {kind} hash</source>
        <translation>Ajouter l’empreinte {kind}</translation>
    </message>
    <message>
        <source>quality {count}</source>
        <translation>qualité {count}</translation>
    </message>
    <message>
        <source>stays here</source>
        <translation>reste ici</translation>
    </message>
</context>
<context>
    <name>HashRows</name>
    <message>
        <source>This file hashes differently here than at the gateway. Nothing is shared.</source>
        <translation>Ce fichier a ici une autre empreinte qu’à la passerelle. Rien n’est partagé.</translation>
    </message>
    <message>
        <source>The picture is too plain to share its PDQ: it would match other plain ones.</source>
        <translation>L’image est trop simple pour que son PDQ soit partagé&#xa0;: il correspondrait à d’autres images simples.</translation>
    </message>
    <message>
        <source>There are no hashes yet.</source>
        <translation>Il n’y a pas encore d’empreintes.</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>{words} (held)</source>
        <translation>{words} (maintenu)</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Steps of this item</source>
        <translation>Étapes de cet élément</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Item {at} of {all}</source>
        <translation>Élément {at} sur {all}</translation>
    </message>
    <message>
        <source>Choose a record to see the whole history of its item.</source>
        <translation>Choisissez un enregistrement pour voir tout l’historique de son élément.</translation>
    </message>
    <message>
        <source>This record is about no item.</source>
        <translation>Cet enregistrement ne concerne aucun élément.</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>Lecture de l’historique…</translation>
    </message>
    <message>
        <source>The note is empty.</source>
        <translation>La note est vide.</translation>
    </message>
    <message>
        <source>The note is shown.</source>
        <translation>La note est affichée.</translation>
    </message>
</context>
<context>
    <name>IncidentBanner</name>
    <message>
        <source>Confirm its end</source>
        <translation>Confirmer sa fin</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Le laisser en cours</translation>
    </message>
    <message>
        <source>Two leads must agree, each at their own workstation. One no closes it.</source>
        <translation>Deux responsables doivent être d’accord, chacun à son poste. Un seul non le clôt.</translation>
    </message>
    <message>
        <source>You have answered. It waits for another lead.</source>
        <translation>Vous avez répondu. Un autre responsable doit encore répondre.</translation>
    </message>
    <message>
        <source>End {title}? Clocks go back to normal everywhere.</source>
        <translation>Terminer {title} ? Les délais redeviennent normaux partout.</translation>
    </message>
    <message>
        <source>Put {title} in force? Clocks tighten on every workstation.</source>
        <translation>Mettre {title} en vigueur ? Les délais se resserrent sur tous les postes.</translation>
    </message>
    <message>
        <source>Confirm the incident</source>
        <translation>Confirmer l’incident</translation>
    </message>
    <message>
        <source>Let {title} go on? The proposal to end it is closed.</source>
        <translation>Laisser {title} en cours ? La proposition d’y mettre fin est close.</translation>
    </message>
    <message>
        <source>Refuse {title}? The proposal is closed for everyone.</source>
        <translation>Refuser {title} ? La proposition est close pour tous.</translation>
    </message>
    <message>
        <source>Refuse the incident</source>
        <translation>Refuser l’incident</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Your answer is on its way.</source>
        <translation>Votre réponse est en route.</translation>
    </message>
</context>
<context>
    <name>KeptPanel</name>
    <message>
        <source>What is kept of you</source>
        <translation>Ce qui est conservé de vous</translation>
    </message>
    <message>
        <source>Where to write what is kept of you</source>
        <translation>Où écrire ce qui est conservé de vous</translation>
    </message>
    <message>
        <source>Delete what is kept of you?</source>
        <translation>Supprimer ce qui est conservé de vous ?</translation>
    </message>
    <message>
        <source>It is destroyed at once and cannot be brought back. Until midnight only this remains: which queues are closed to you today. If you were at work today, the day is over for you, because the account of its limits is gone.</source>
        <translation>C’est détruit aussitôt et ne peut être récupéré. Jusqu’à minuit, il ne reste que ceci : quelles files vous sont fermées aujourd’hui. Si vous avez travaillé aujourd’hui, la journée est terminée pour vous, car le compte de ses limites n’existe plus.</translation>
    </message>
    <message>
        <source>Delete it now</source>
        <translation>Supprimer maintenant</translation>
    </message>
    <message>
        <source>Written, readable for anyone who has the file:</source>
        <translation>Écrit, lisible par quiconque a le fichier :</translation>
    </message>
    <message>
        <source>Destroyed. Only the closed queues are kept until midnight.</source>
        <translation>Détruit. Seules les files fermées sont conservées jusqu’à minuit.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
</context>
<context>
    <name>LevelBar</name>
    <message>
        <source>hold {key}  {words}</source>
        <translation>maintenir {key}  {words}</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Muet</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} sur {count}</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
</context>
<context>
    <name>LimitsView</name>
    <message>
        <source>Go back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Your choices</source>
        <translation>Vos choix</translation>
    </message>
</context>
<context>
    <name>LogsPanel</name>
    <message>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Taken back.</source>
        <translation>Décision reprise.</translation>
    </message>
    <message>
        <source>{answer} Needs attention tells more.</source>
        <translation>{answer} « À traiter » en dit plus.</translation>
    </message>
    <message>
        <source>Finishing. What you saved is safe.</source>
        <translation>Fermeture en cours. Ce que vous avez enregistré est en sécurité.</translation>
    </message>
    <message numerus="yes">
        <source>Taken apart: %Ln item(s) are a group of their own.</source>
        <translation>
            <numerusform>Séparé : %Ln élément forme un groupe à part.</numerusform>
            <numerusform>Séparés : %Ln éléments forment un groupe à part.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatchBox</name>
    <message>
        <source>Known to the banks</source>
        <translation>Connu des banques</translation>
    </message>
    <message>
        <source>Known harmless content is near: only exact matches count beside it.</source>
        <translation>Un contenu inoffensif est proche : seules les correspondances exactes comptent à côté.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more match(es), further away</source>
        <translation>
            <numerusform>%Ln autre correspondance, plus éloignée</numerusform>
            <numerusform>%Ln autres correspondances, plus éloignées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Members</name>
    <message numerus="yes">
        <source>%Ln with the same bytes</source>
        <translation>
            <numerusform>%Ln aux octets identiques</numerusform>
            <numerusform>%Ln aux octets identiques</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln posted with other words</source>
        <translation>
            <numerusform>%Ln publié avec d’autres mots</numerusform>
            <numerusform>%Ln publiés avec d’autres mots</numerusform>
        </translation>
    </message>
    <message>
        <source>same bytes</source>
        <translation>octets identiques</translation>
    </message>
    <message>
        <source>Shown: stands for the others</source>
        <translation>Montré : représente les autres</translation>
    </message>
    <message>
        <source>Posted with other words</source>
        <translation>Publié avec d’autres mots</translation>
    </message>
    <message>
        <source>Decided without being opened</source>
        <translation>Décidé sans être ouvert</translation>
    </message>
    <message>
        <source>Not alike</source>
        <translation>Pas semblable</translation>
    </message>
    <message>
        <source>To be looked at as a check</source>
        <translation>À regarder pour contrôle</translation>
    </message>
    <message>
        <source>Looked at as a check</source>
        <translation>Regardé pour contrôle</translation>
    </message>
    <message>
        <source>To be checked, but its file is not here</source>
        <translation>À contrôler, mais son fichier n’est pas ici</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>en miroir</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>tourné</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mirrored</source>
        <translation>
            <numerusform>%Ln en miroir</numerusform>
            <numerusform>%Ln en miroir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln turned</source>
        <translation>
            <numerusform>%Ln tourné</numerusform>
            <numerusform>%Ln tournés</numerusform>
        </translation>
    </message>
    <message>
        <source>{bits} of {all} bits apart</source>
        <translation>{bits} bits d’écart sur {all}</translation>
    </message>
    <message>
        <source>{least} to {most} of {all} bits apart</source>
        <translation>{least} à {most} bits d’écart sur {all}</translation>
    </message>
    <message>
        <source>{percent} % apart</source>
        <translation>{percent} % d’écart</translation>
    </message>
    <message>
        <source>{least} to {most} % apart</source>
        <translation>{least} à {most} % d’écart</translation>
    </message>
    <message>
        <source>The group is not the same any more. Decide on it as it is now.</source>
        <translation>Le groupe n’est plus le même. Décidez-en tel qu’il est maintenant.</translation>
    </message>
    <message>
        <source>The group stays as it is. {why}</source>
        <translation>Le groupe reste tel quel. {why}</translation>
    </message>
    <message>
        <source>{at} of {count} alike</source>
        <translation>{at} sur {count} semblables</translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>Posted text</source>
        <translation>Texte publié</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Space: not like the others · {key}: make those a group of their own</source>
        <translation>Espace : pas comme les autres · {key} : en faire un groupe à part</translation>
    </message>
    <message>
        <source>Taking apart…</source>
        <translation>Séparation…</translation>
    </message>
    <message numerus="yes">
        <source>Take %Ln apart</source>
        <translation>
            <numerusform>En séparer %Ln</numerusform>
            <numerusform>En séparer %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Not alike…</source>
        <translation>Pas semblables…</translation>
    </message>
    <message>
        <source>Posted with {id}</source>
        <translation>Publié avec {id}</translation>
    </message>
    <message>
        <source>No text was posted with it.</source>
        <translation>Aucun texte n’a été publié avec.</translation>
    </message>
    <message>
        <source>The others are compared with this one: mark those that differ.</source>
        <translation>Les autres sont comparés à celui-ci : marquez ceux qui diffèrent.</translation>
    </message>
    <message>
        <source>Items of this group</source>
        <translation>Éléments de ce groupe</translation>
    </message>
    <message>
        <source>Choose what is not alike first: Space marks an item.</source>
        <translation>Choisissez d’abord ceux qui ne sont pas semblables : Espace marque un élément.</translation>
    </message>
</context>
<context>
    <name>Missing</name>
    <message>
        <source>Say whether a protected context applies. “None” is an answer too.</source>
        <translation>Dites si un contexte protégé s’applique. « Aucun » est aussi une réponse.</translation>
    </message>
    <message>
        <source>Name the protected context that makes it allowed.</source>
        <translation>Nommez le contexte protégé qui l’autorise.</translation>
    </message>
    <message>
        <source>“None” cannot stand beside another context.</source>
        <translation>« Aucun » ne peut pas accompagner un autre contexte.</translation>
    </message>
    <message>
        <source>Say what it is: pick at least one label.</source>
        <translation>Dites ce que c’est : choisissez au moins une étiquette.</translation>
    </message>
    <message>
        <source>Pick a severity.</source>
        <translation>Choisissez une gravité.</translation>
    </message>
    <message>
        <source>Write a note of at least {count} characters.</source>
        <translation>Écrivez une note d’au moins {count} caractères.</translation>
    </message>
    <message>
        <source>The note is too long. Shorten it.</source>
        <translation>La note est trop longue. Raccourcissez-la.</translation>
    </message>
    <message>
        <source>Say what the purpose rests on: pick at least one.</source>
        <translation>Dites ce qui établit la finalité : choisissez au moins un point.</translation>
    </message>
    <message>
        <source>Say why it goes to a lead.</source>
        <translation>Dites pourquoi le transmettre à un responsable.</translation>
    </message>
    <message>
        <source>The policy changed. Please look at your answers again.</source>
        <translation>La politique a changé. Revoyez vos réponses.</translation>
    </message>
    <message>
        <source>Esc, then {key}, escalates</source>
        <translation>Échap, puis {key}, transmet</translation>
    </message>
    <message>
        <source>Esc, then {key}, decides</source>
        <translation>Échap, puis {key}, décide</translation>
    </message>
    <message>
        <source>{count} of {all} characters</source>
        <translation>{count} caractères sur {all}</translation>
    </message>
</context>
<context>
    <name>OwnChoices</name>
    <message>
        <source>Keep away from</source>
        <translation>Rester à l’écart de</translation>
    </message>
    <message>
        <source>Nothing severe for the rest of the day. Nobody is told why.</source>
        <translation>Rien de grave pour le reste de la journée. Personne n’apprend pourquoi.</translation>
    </message>
    <message>
        <source>As many as you like, as long as you like, from the next item on.</source>
        <translation>Autant que vous voulez, aussi longtemps que vous voulez, dès le prochain élément.</translation>
    </message>
</context>
<context>
    <name>PausePage</name>
    <message>
        <source>Come back</source>
        <translation>Revenir</translation>
    </message>
    <message>
        <source>Everything is covered</source>
        <translation>Tout est couvert</translation>
    </message>
    <message>
        <source>Stay as long as you like. No time counts, and no reason is asked.</source>
        <translation>Restez aussi longtemps que vous voulez. Aucun temps ne compte, aucune raison n’est demandée.</translation>
    </message>
</context>
<context>
    <name>PersonMenu</name>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Clear look</source>
        <translation>Regard net</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>While the key is held</source>
        <translation>Tant que la touche est maintenue</translation>
    </message>
    <message>
        <source>Press to look, press to cover</source>
        <translation>Appuyer pour voir, appuyer pour couvrir</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Review</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>À traiter</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
</context>
<context>
    <name>ProfileChoice</name>
    <message>
        <source>Profiles of this machine</source>
        <translation>Profils de cette machine</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Enrol another</source>
        <translation>En inscrire un autre</translation>
    </message>
    <message>
        <source>Who is working?</source>
        <translation>Qui travaille ?</translation>
    </message>
    <message>
        <source>One person and one gateway each. Pick yours.</source>
        <translation>Une personne et une passerelle chacun. Choisissez le vôtre.</translation>
    </message>
</context>
<context>
    <name>ProofPanel</name>
    <message>
        <source>Progress of fetching</source>
        <translation>Avancement de la récupération</translation>
    </message>
    <message>
        <source>Stop fetching</source>
        <translation>Arrêter la récupération</translation>
    </message>
    <message>
        <source>Fetching {log}: {here} of {all} records</source>
        <translation>Récupération de {log} : {here} enregistrements sur {all}</translation>
    </message>
    <message>
        <source>Asking the gateway for the logs…</source>
        <translation>Demande des journaux à la passerelle…</translation>
    </message>
    <message>
        <source>Offline. This is the copy that was fetched last.</source>
        <translation>Hors ligne. Voici la dernière copie récupérée.</translation>
    </message>
    <message>
        <source>This is the copy that was fetched last. {why}</source>
        <translation>Voici la dernière copie récupérée. {why}</translation>
    </message>
    <message>
        <source>This is the copy that was fetched last.</source>
        <translation>Voici la dernière copie récupérée.</translation>
    </message>
</context>
<context>
    <name>QuestionSheet</name>
    <message>
        <source>Stay</source>
        <translation>Rester</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>no score</source>
        <translation>non noté</translation>
    </message>
    <message>
        <source>×{count} alike</source>
        <translation>×{count} semblables</translation>
    </message>
    <message>
        <source>Time ran out, still counts</source>
        <translation>Délai passé, compte encore</translation>
    </message>
    <message>
        <source>Escalated to you</source>
        <translation>Transmis à vous</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Queue</source>
        <translation>File</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>The queue is empty.</source>
        <translation>La file est vide.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Lists show no pictures.</source>
        <translation>Les listes ne montrent aucune image.</translation>
    </message>
    <message>
        <source>Reading the list.</source>
        <translation>Lecture de la liste.</translation>
    </message>
    <message>
        <source>{here} here, {more} more</source>
        <translation>{here} ici, {more} autres</translation>
    </message>
</context>
<context>
    <name>ReasonRow</name>
    <message>
        <source>Why is it opened clear? It is logged.</source>
        <translation>Pourquoi l’ouvrir en clair ? C’est consigné.</translation>
    </message>
</context>
<context>
    <name>RecordPanel</name>
    <message>
        <source>Records</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Newer records</source>
        <translation>Enregistrements plus récents</translation>
    </message>
    <message>
        <source>Older records</source>
        <translation>Enregistrements plus anciens</translation>
    </message>
    <message>
        <source>Records {first} to {last}, newest first</source>
        <translation>Enregistrements {first} à {last}, du plus récent au plus ancien</translation>
    </message>
    <message>
        <source>Reading the records…</source>
        <translation>Lecture des enregistrements…</translation>
    </message>
    <message>
        <source>No log is on this machine yet. Fetch them from the gateway.</source>
        <translation>Aucun journal sur cette machine. Récupérez-les auprès de la passerelle.</translation>
    </message>
    <message>
        <source>No record fits these filters.</source>
        <translation>Aucun enregistrement ne correspond à ces filtres.</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Suspected child abuse?</source>
        <translation>Soupçon de pédocriminalité ?</translation>
    </message>
    <message>
        <source>The group is covered, its file is destroyed on this machine and the gateway locks it. No hash is shared. This cannot be undone. You then see whom to tell.</source>
        <translation>Le groupe est couvert, son fichier est détruit sur cette machine et la passerelle le verrouille. Aucune empreinte n’est partagée. C’est irréversible. Vous verrez ensuite qui prévenir.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Revenir</translation>
    </message>
    <message>
        <source>Lock it and show whom to tell</source>
        <translation>Verrouiller et montrer qui prévenir</translation>
    </message>
    <message>
        <source>Opening the next group.</source>
        <translation>Ouverture du groupe suivant.</translation>
    </message>
    <message>
        <source>Nothing to review</source>
        <translation>Rien à examiner</translation>
    </message>
    <message>
        <source>New groups come by themselves. You can look again, or rest.</source>
        <translation>Les nouveaux groupes arrivent d’eux-mêmes. Vous pouvez regarder à nouveau, ou vous reposer.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Regarder à nouveau</translation>
    </message>
    <message>
        <source>This workstation was closed by your administrator</source>
        <translation>Ce poste a été fermé par votre administrateur</translation>
    </message>
    <message>
        <source>Media were destroyed. Ask for a new code to go on.</source>
        <translation>Les médias ont été détruits. Demandez un nouveau code pour continuer.</translation>
    </message>
    <message>
        <source>This group closed</source>
        <translation>Ce groupe est fermé</translation>
    </message>
    <message>
        <source>Next group</source>
        <translation>Groupe suivant</translation>
    </message>
    <message>
        <source>This group cannot be opened</source>
        <translation>Ce groupe ne peut pas être ouvert</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verrouillé</translation>
    </message>
    <message>
        <source>The gateway is told as soon as it can be reached. Please tell:</source>
        <translation>La passerelle est prévenue dès qu’elle est joignable. Veuillez prévenir :</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>A hash, or words</source>
        <translation>Une empreinte, ou des mots</translation>
    </message>
    <message>
        <source>Search the banks</source>
        <translation>Chercher dans les banques</translation>
    </message>
    <message>
        <source>Kind of what is searched</source>
        <translation>Type de ce qui est cherché</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>A file is hashed on this machine. It is not kept, and it goes nowhere.</source>
        <translation>L’empreinte du fichier est calculée sur cette machine. Il n’est pas conservé et ne va nulle part.</translation>
    </message>
    <message>
        <source>Offline. The banks are searched as they were fetched last.</source>
        <translation>Hors ligne. Les banques sont consultées telles qu’elles ont été récupérées en dernier.</translation>
    </message>
    <message>
        <source>Banks</source>
        <translation>Banques</translation>
    </message>
    <message>
        <source>Search by a file</source>
        <translation>Chercher par un fichier</translation>
    </message>
</context>
<context>
    <name>SecondBanner</name>
    <message>
        <source>Second review: decide for yourself; you are not told the first answer.</source>
        <translation>Seconde revue : décidez par vous-même ; la première réponse ne vous est pas dite.</translation>
    </message>
</context>
<context>
    <name>SeverityRow</name>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} à {last}</translation>
    </message>
</context>
<context>
    <name>SharingRow</name>
    <message>
        <source>Proposed to this member’s own bank. A second person must agree first.</source>
        <translation>Proposée à la banque de ce membre. Une deuxième personne doit d’abord approuver.</translation>
    </message>
    <message>
        <source>Proposed to {bank}. A second person must agree first.</source>
        <translation>Proposée à {bank}. Une deuxième personne doit d’abord approuver.</translation>
    </message>
    <message>
        <source>Given to: {audience}</source>
        <translation>Donnée à : {audience}</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>All keys</source>
        <translation>Toutes les touches</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Soutien</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Une erreur est survenue</translation>
    </message>
</context>
<context>
    <name>SigningOut</name>
    <message>
        <source>Sign out?</source>
        <translation>Se déconnecter ?</translation>
    </message>
    <message>
        <source>Sign out and lose them</source>
        <translation>Se déconnecter et les perdre</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Covered</source>
        <translation>Couvert</translation>
    </message>
    <message>
        <source>Gist hidden</source>
        <translation>Essentiel masqué</translation>
    </message>
    <message>
        <source>Gist</source>
        <translation>Essentiel</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Détail</translation>
    </message>
    <message>
        <source>Shown clear</source>
        <translation>Montré net</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>{kind}. {level}.</source>
        <translation>{kind}. {level}.</translation>
    </message>
    <message>
        <source>Text in {script} script: {characters} characters, {lines} lines</source>
        <translation>Texte en écriture {script} : {characters} caractères, {lines} lignes</translation>
    </message>
    <message>
        <source>Choose a reason, then look</source>
        <translation>Choisissez une raison, puis regardez</translation>
    </message>
    <message>
        <source>Covered. {shape} or {gist} shows the gist</source>
        <translation>Couvert. {shape} ou {gist} montre l’essentiel</translation>
    </message>
    <message>
        <source>Hold {key} to listen, quietly</source>
        <translation>Maintenez {key} pour écouter, à faible volume</translation>
    </message>
    <message>
        <source>{key} shows it in steps of three sentences</source>
        <translation>{key} l’affiche par étapes de trois phrases</translation>
    </message>
    <message>
        <source>Keys {back} and {on} go through it · hold {key} for all</source>
        <translation>Touches {back} et {on} pour avancer · maintenez {key} pour tout</translation>
    </message>
    <message>
        <source>Keys {back} and {on} choose a picture · hold {key} to play from there</source>
        <translation>Touches {back} et {on} pour choisir · maintenez {key} pour lire à partir de là</translation>
    </message>
    <message>
        <source>Keys {back} and {on} step through it · hold {key} to look</source>
        <translation>Touches {back} et {on} pour avancer · maintenez {key} pour regarder</translation>
    </message>
    <message>
        <source>Hold {key} to look inside the ring · covers again when you let go</source>
        <translation>Maintenez {key} pour regarder dans le cercle · masqué quand vous relâchez</translation>
    </message>
    <message>
        <source>{key} to look inside the ring, {key} again to cover</source>
        <translation>{key} pour regarder dans le cercle, {key} encore pour masquer</translation>
    </message>
    <message>
        <source>Hold {key} to look · covers again when you let go</source>
        <translation>Maintenez {key} pour voir · se couvre quand vous relâchez</translation>
    </message>
    <message>
        <source>{key} to look, {key} again to cover</source>
        <translation>{key} pour voir, {key} encore pour couvrir</translation>
    </message>
    <message>
        <source>There is more: {key} goes on</source>
        <translation>Il y a une suite : {key} pour continuer</translation>
    </message>
    <message>
        <source>The ring follows the mouse and the arrow keys</source>
        <translation>Le cercle suit la souris et les flèches</translation>
    </message>
    <message>
        <source>Covers again when you let go</source>
        <translation>Se couvre quand vous relâchez</translation>
    </message>
    <message>
        <source>{key} covers again</source>
        <translation>{key} couvre à nouveau</translation>
    </message>
    <message>
        <source>A check, shown no closer · not alike? {key}</source>
        <translation>Un contrôle, pas montré de plus près · pas semblable ? {key}</translation>
    </message>
</context>
<context>
    <name>StagePanel</name>
    <message>
        <source>Item</source>
        <translation>Élément</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Couvert</translation>
    </message>
    <message>
        <source>The view is being made</source>
        <translation>La vue se prépare</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} sur {count}</translation>
    </message>
</context>
<context>
    <name>SupportSheet</name>
    <message>
        <source>Opening this is not recorded anywhere.</source>
        <translation>Ouvrir ceci n’est enregistré nulle part.</translation>
    </message>
    <message>
        <source>Your organisation has not named anyone yet.</source>
        <translation>Votre organisation n’a encore désigné personne.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message numerus="yes">
        <source>%Ln decision(s) waiting</source>
        <translation>
            <numerusform>%Ln décision en attente</numerusform>
            <numerusform>%Ln décisions en attente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decision(s) can still be undone</source>
        <translation>
            <numerusform>%Ln décision peut encore être reprise</numerusform>
            <numerusform>%Ln décisions peuvent encore être reprises</numerusform>
        </translation>
    </message>
    <message>
        <source>{state}, {waiting}</source>
        <translation>{state}, {waiting}</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>The gateway is busy</source>
        <translation>La passerelle est occupée</translation>
    </message>
    <message>
        <source>Checking with the gateway</source>
        <translation>Vérification avec la passerelle</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Reconnectez-vous</translation>
    </message>
    <message>
        <source>Wrong gateway, nothing sent</source>
        <translation>Mauvaise passerelle, rien n’est envoyé</translation>
    </message>
    <message>
        <source>Workstation closed</source>
        <translation>Poste fermé</translation>
    </message>
    <message>
        <source>Update needed</source>
        <translation>Mise à jour nécessaire</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>Synchronisé</translation>
    </message>
    <message>
        <source>Synced {when}</source>
        <translation>Synchronisé {when}</translation>
    </message>
</context>
<context>
    <name>TodayPanel</name>
    <message>
        <source>Closed to you now</source>
        <translation>Fermé pour vous maintenant</translation>
    </message>
    <message>
        <source>Every queue of yours is open.</source>
        <translation>Toutes vos files sont ouvertes.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Nobody is signed in</source>
        <translation>Personne n’est connecté</translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation>Vos réglages</translation>
    </message>
    <message>
        <source>Incident {title} · answer within {count} min</source>
        <translation>Incident {title} · répondre en {count} min</translation>
    </message>
</context>
<context>
    <name>ViewPanel</name>
    <message>
        <source>How things are shown</source>
        <translation>Comment les éléments sont montrés</translation>
    </message>
    <message>
        <source>Gist hidden: points on the short side</source>
        <translation>Essentiel masqué : points sur le petit côté</translation>
    </message>
    <message>
        <source>Gist hidden: {count} points on the short side</source>
        <translation>Essentiel masqué : {count} points sur le petit côté</translation>
    </message>
    <message>
        <source>Fewer show less. Whether this protects anyone is not proven.</source>
        <translation>Moins de points montrent moins. Que cela protège n’est pas prouvé.</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>A hash enters a bank once a second person agreed without knowing the first answer. That person finds the item in their queue, not here.</source>
        <translation>Une empreinte entre dans une banque une fois qu’une deuxième personne a approuvé sans connaître la première réponse. Cette personne trouve l’élément dans sa file, pas ici.</translation>
    </message>
    <message>
        <source>Waiting hashes</source>
        <translation>Empreintes en attente</translation>
    </message>
    <message>
        <source>Asking the gateway what waits…</source>
        <translation>Demande à la passerelle de ce qui attend…</translation>
    </message>
    <message>
        <source>Nothing waits. Tick hashes in a decision to propose them.</source>
        <translation>Rien n’attend. Cochez des empreintes dans une décision pour les proposer.</translation>
    </message>
    <message>
        <source>You are offline. This is what the gateway told last.</source>
        <translation>Vous êtes hors ligne. Voici ce que la passerelle a dit en dernier.</translation>
    </message>
    <message>
        <source>You are offline. What waits is known to the gateway; come back later.</source>
        <translation>Vous êtes hors ligne. La passerelle sait ce qui attend ; revenez plus tard.</translation>
    </message>
</context>
<context>
    <name>WhoForm</name>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Look up, and log it</source>
        <translation>Consulter, et le journaliser</translation>
    </message>
    <message>
        <source>Why do you need to know who {pseudonym} is?</source>
        <translation>Pourquoi devez-vous savoir qui est {pseudonym} ?</translation>
    </message>
    <message>
        <source>At least {count} characters. The question and the reason are logged.</source>
        <translation>Au moins {count} caractères. La question et le motif sont journalisés.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Violates</source>
        <translation>Enfreint</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Autorisé</translation>
    </message>
    <message>
        <source>Allowed in protected context</source>
        <translation>Autorisé en contexte protégé</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>Transmis</translation>
    </message>
    <message>
        <source>The gateway has your decision.</source>
        <translation>La passerelle a votre décision.</translation>
    </message>
    <message>
        <source>Your decision came late and still counts.</source>
        <translation>Votre décision est arrivée tard et compte encore.</translation>
    </message>
    <message>
        <source>The gateway has your decision. Its hashes wait for a second reviewer.</source>
        <translation>La passerelle a votre décision. Ses empreintes attendent un second réviseur.</translation>
    </message>
    <message>
        <source>Someone else’s decision counts; yours is kept as an opinion.</source>
        <translation>La décision de quelqu’un d’autre compte ; la vôtre est gardée comme avis.</translation>
    </message>
    <message>
        <source>The platform took the item back before your decision came.</source>
        <translation>La plateforme a repris l’élément avant l’arrivée de votre décision.</translation>
    </message>
    <message>
        <source>The group changed. Please look at it again.</source>
        <translation>Le groupe a changé. Veuillez le revoir.</translation>
    </message>
    <message>
        <source>The gateway did not accept your decision.</source>
        <translation>La passerelle n’a pas accepté votre décision.</translation>
    </message>
    <message>
        <source>The gateway asks to send this again later.</source>
        <translation>La passerelle demande de renvoyer ceci plus tard.</translation>
    </message>
    <message>
        <source>File on its way</source>
        <translation>Fichier en route</translation>
    </message>
    <message>
        <source>File cannot be shown</source>
        <translation>Fichier non affichable</translation>
    </message>
    <message>
        <source>Decided, waiting to be sent</source>
        <translation>Décidé, en attente d’envoi</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Given to someone else</source>
        <translation>Confié à quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Taken back by the platform</source>
        <translation>Repris par la plateforme</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Rendu</translation>
    </message>
    <message>
        <source>Needs a newer version</source>
        <translation>Demande une version plus récente</translation>
    </message>
    <message>
        <source>This group was given to someone else. Nothing you saved is lost.</source>
        <translation>Ce groupe a été confié à quelqu’un d’autre. Rien de ce que vous avez enregistré n’est perdu.</translation>
    </message>
    <message>
        <source>The platform took this group back.</source>
        <translation>La plateforme a repris ce groupe.</translation>
    </message>
    <message>
        <source>This group is locked and with the legal contact.</source>
        <translation>Ce groupe est verrouillé et entre les mains du contact juridique.</translation>
    </message>
    <message>
        <source>A lead took this group back.</source>
        <translation>Un responsable a repris ce groupe.</translation>
    </message>
    <message>
        <source>This group is no longer here.</source>
        <translation>Ce groupe n’est plus ici.</translation>
    </message>
    <message>
        <source>User report</source>
        <translation>Signalement</translation>
    </message>
    <message>
        <source>Hash match</source>
        <translation>Empreinte connue</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>Classificateur</translation>
    </message>
    <message>
        <source>Trusted flagger</source>
        <translation>Signaleur de confiance</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>Recours</translation>
    </message>
    <message>
        <source>Source not given</source>
        <translation>Source non indiquée</translation>
    </message>
    <message>
        <source>IMG</source>
        <translation>IMG</translation>
    </message>
    <message>
        <source>VID</source>
        <translation>VID</translation>
    </message>
    <message>
        <source>AUD</source>
        <translation>AUD</translation>
    </message>
    <message>
        <source>TXT</source>
        <translation>TXT</translation>
    </message>
    <message>
        <source>was due {when}</source>
        <translation>était attendu le {when}</translation>
    </message>
    <message>
        <source>due in {time}</source>
        <translation>dans {time}</translation>
    </message>
    <message>
        <source>due in {count} h</source>
        <translation>dans {count} h</translation>
    </message>
    <message>
        <source>due in {count} d</source>
        <translation>dans {count} j</translation>
    </message>
    <message>
        <source>{count} min ago</source>
        <translation>il y a {count} min</translation>
    </message>
    <message>
        <source>{count} h ago</source>
        <translation>il y a {count} h</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>il y a %Ln jour</numerusform>
            <numerusform>il y a %Ln jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s) ago</source>
        <translation>
            <numerusform>il y a %Ln an</numerusform>
            <numerusform>il y a %Ln ans</numerusform>
        </translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
</context>
</TS>
