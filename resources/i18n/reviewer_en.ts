<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>ActForm</name>
    <message>
        <source>The right labels</source>
        <translation>The right labels</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>Why is this entry wrong?</source>
        <translation>Why is this entry wrong?</translation>
    </message>
    <message>
        <source>Why is this entry taken out of use?</source>
        <translation>Why is this entry taken out of use?</translation>
    </message>
    <message>
        <source>Why are other labels right?</source>
        <translation>Why are other labels right?</translation>
    </message>
    <message>
        <source>It goes on matching and says that it is disputed. A lead looks at it. Your pseudonym and the reason are logged.</source>
        <translation>It goes on matching and says that it is disputed. A lead looks at it. Your pseudonym and the reason are logged.</translation>
    </message>
    <message>
        <source>It matches nothing any more, here and wherever it was shared. Its trail stays.</source>
        <translation>It matches nothing any more, here and wherever it was shared. Its trail stays.</translation>
    </message>
    <message>
        <source>The new labels go wherever the entry was shared.</source>
        <translation>The new labels go wherever the entry was shared.</translation>
    </message>
    <message>
        <source>Dispute it</source>
        <translation>Dispute it</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>Withdraw it</translation>
    </message>
    <message>
        <source>Correct the labels</source>
        <translation>Correct the labels</translation>
    </message>
    <message>
        <source>Choose a reason first.</source>
        <translation>Choose a reason first.</translation>
    </message>
    <message>
        <source>Choose at least one label.</source>
        <translation>Choose at least one label.</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>Covered</source>
        <translation>Covered</translation>
    </message>
    <message>
        <source>Gist hidden</source>
        <translation>Gist hidden</translation>
    </message>
    <message>
        <source>Gist</source>
        <translation>Gist</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Item before, in this group</source>
        <translation>Item before, in this group</translation>
    </message>
    <message>
        <source>Item after, in this group</source>
        <translation>Item after, in this group</translation>
    </message>
    <message>
        <source>Group before, in the queue</source>
        <translation>Group before, in the queue</translation>
    </message>
    <message>
        <source>Group after, in the queue</source>
        <translation>Group after, in the queue</translation>
    </message>
    <message>
        <source>What it is: first, second, third …</source>
        <translation>What it is: first, second, third …</translation>
    </message>
    <message>
        <source>No protected context</source>
        <translation>No protected context</translation>
    </message>
    <message>
        <source>Protected context: first, second, third …</source>
        <translation>Protected context: first, second, third …</translation>
    </message>
    <message>
        <source>Severity S0 to S4</source>
        <translation>Severity S0 to S4</translation>
    </message>
    <message>
        <source>What the purpose rests on: first, second, third …</source>
        <translation>What the purpose rests on: first, second, third …</translation>
    </message>
    <message>
        <source>Why it goes to a lead: first, second, third …</source>
        <translation>Why it goes to a lead: first, second, third …</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Write a note</translation>
    </message>
    <message>
        <source>Violates</source>
        <translation>Violates</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Allowed</translation>
    </message>
    <message>
        <source>Protected</source>
        <translation>Protected</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Escalate</translation>
    </message>
    <message>
        <source>Not for me now</source>
        <translation>Not for me now</translation>
    </message>
    <message>
        <source>Suspected child abuse</source>
        <translation>Suspected child abuse</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Cover, or go back</source>
        <translation>Cover, or go back</translation>
    </message>
    <message>
        <source>Cover everything</source>
        <translation>Cover everything</translation>
    </message>
    <message>
        <source>Place: first, second, third</source>
        <translation>Place: first, second, third</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation>Your settings</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>All keys</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>Mark as seen</source>
        <translation>Mark as seen</translation>
    </message>
    <message>
        <source>Show my decision</source>
        <translation>Show my decision</translation>
    </message>
    <message>
        <source>Allow removal</source>
        <translation>Allow removal</translation>
    </message>
    <message>
        <source>Fetch and verify</source>
        <translation>Fetch and verify</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Show note</source>
        <translation>Show note</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>Who is this?</translation>
    </message>
    <message>
        <source>Confirm the incident</source>
        <translation>Confirm the incident</translation>
    </message>
    <message>
        <source>Refuse the incident</source>
        <translation>Refuse the incident</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Why it is opened clear: first, second, third …</source>
        <translation>Why it is opened clear: first, second, third …</translation>
    </message>
    <message>
        <source>Look inside a ring</source>
        <translation>Look inside a ring</translation>
    </message>
    <message>
        <source>Colour, while clear</source>
        <translation>Colour, while clear</translation>
    </message>
    <message>
        <source>Play without sound</source>
        <translation>Play without sound</translation>
    </message>
    <message>
        <source>Listen, quietly</source>
        <translation>Listen, quietly</translation>
    </message>
    <message>
        <source>Back: picture, sentences, newer records</source>
        <translation>Back: picture, sentences, newer records</translation>
    </message>
    <message>
        <source>On: picture, sentences, older records</source>
        <translation>On: picture, sentences, older records</translation>
    </message>
    <message>
        <source>Move the ring, choose a picture</source>
        <translation>Move the ring, choose a picture</translation>
    </message>
    <message>
        <source>My limits</source>
        <translation>My limits</translation>
    </message>
    <message>
        <source>Take a break</source>
        <translation>Take a break</translation>
    </message>
    <message>
        <source>End the shift</source>
        <translation>End the shift</translation>
    </message>
    <message>
        <source>A bad day</source>
        <translation>A bad day</translation>
    </message>
    <message>
        <source>Mask slurs in texts</source>
        <translation>Mask slurs in texts</translation>
    </message>
    <message>
        <source>Export what is kept</source>
        <translation>Export what is kept</translation>
    </message>
    <message>
        <source>Delete it now</source>
        <translation>Delete it now</translation>
    </message>
    <message>
        <source>Keep away from: first, second, third …</source>
        <translation>Keep away from: first, second, third …</translation>
    </message>
    <message>
        <source>Gist hidden: four to eight points</source>
        <translation>Gist hidden: four to eight points</translation>
    </message>
    <message>
        <source>Take the group back</source>
        <translation>Take the group back</translation>
    </message>
    <message>
        <source>Who is given the hashes: the next choice</source>
        <translation>Who is given the hashes: the next choice</translation>
    </message>
    <message>
        <source>Hash bank</source>
        <translation>Hash bank</translation>
    </message>
    <message>
        <source>Search, or filter the records</source>
        <translation>Search, or filter the records</translation>
    </message>
    <message>
        <source>Search by a file</source>
        <translation>Search by a file</translation>
    </message>
    <message>
        <source>Waiting hashes</source>
        <translation>Waiting hashes</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>Dispute</translation>
    </message>
    <message>
        <source>Correct labels</source>
        <translation>Correct labels</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>Needs attention, audit</source>
        <translation>Needs attention, audit</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Yours</translation>
    </message>
    <message>
        <source>Not alike…</source>
        <translation>Not alike…</translation>
    </message>
    <message>
        <source>Items of this group</source>
        <translation>Items of this group</translation>
    </message>
</context>
<context>
    <name>AnswerForm</name>
    <message>
        <source>What it is</source>
        <translation>What it is</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>Protected context</source>
        <translation>Protected context</translation>
    </message>
    <message>
        <source>What the purpose rests on</source>
        <translation>What the purpose rests on</translation>
    </message>
    <message>
        <source>Why it goes to a lead</source>
        <translation>Why it goes to a lead</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Hashes to add</source>
        <translation>Hashes to add</translation>
    </message>
    <message>
        <source>Sharing waits for a second reviewer.</source>
        <translation>Sharing waits for a second reviewer.</translation>
    </message>
</context>
<context>
    <name>AskSheet</name>
    <message>
        <source>Go back</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message>
        <source>Set aside. It is kept.</source>
        <translation>Set aside. It is kept.</translation>
    </message>
    <message>
        <source>Marked as seen.</source>
        <translation>Marked as seen.</translation>
    </message>
    <message>
        <source>The gateway may remove them now.</source>
        <translation>The gateway may remove them now.</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Needs you</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>To read</source>
        <translation>To read</translation>
    </message>
    <message>
        <source>The items were locked for the legal contact before you decided.</source>
        <translation>The items were locked for the legal contact before you decided.</translation>
    </message>
    <message>
        <source>The platform took the items back before you decided.</source>
        <translation>The platform took the items back before you decided.</translation>
    </message>
    <message>
        <source>Your report came late and still counts.</source>
        <translation>Your report came late and still counts.</translation>
    </message>
    <message>
        <source>The policy changed after you decided.</source>
        <translation>The policy changed after you decided.</translation>
    </message>
    <message>
        <source>The group changed after you decided.</source>
        <translation>The group changed after you decided.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hash(es) of it were not proposed.</source>
        <translation>
            <numerusform>%Ln hash of it was not proposed.</numerusform>
            <numerusform>%Ln hashes of it were not proposed.</numerusform>
        </translation>
    </message>
    <message>
        <source>{kind}: {why}</source>
        <translation>{kind}: {why}</translation>
    </message>
    <message>
        <source>The group was no longer yours when this arrived.</source>
        <translation>The group was no longer yours when this arrived.</translation>
    </message>
    <message>
        <source>Someone decided the same before you; yours is kept too.</source>
        <translation>Someone decided the same before you; yours is kept too.</translation>
    </message>
    <message>
        <source>Someone else’s decision counts ({verdict}); yours is kept as an opinion.</source>
        <translation>Someone else’s decision counts ({verdict}); yours is kept as an opinion.</translation>
    </message>
    <message>
        <source>This version is too old for the gateway.</source>
        <translation>This version is too old for the gateway.</translation>
    </message>
    <message>
        <source>An answer is not in the policy any more.</source>
        <translation>An answer is not in the policy any more.</translation>
    </message>
    <message>
        <source>The gateway does not know the policy you used.</source>
        <translation>The gateway does not know the policy you used.</translation>
    </message>
    <message>
        <source>A hash differs from the gateway’s own.</source>
        <translation>A hash differs from the gateway’s own.</translation>
    </message>
    <message>
        <source>Only a lead may decide this group now.</source>
        <translation>Only a lead may decide this group now.</translation>
    </message>
    <message>
        <source>The gateway does not know this group any more.</source>
        <translation>The gateway does not know this group any more.</translation>
    </message>
    <message>
        <source>The gateway does not accept the signature.</source>
        <translation>The gateway does not accept the signature.</translation>
    </message>
    <message>
        <source>An answer that is required is missing.</source>
        <translation>An answer that is required is missing.</translation>
    </message>
    <message>
        <source>The gateway did not accept your decision ({code}).</source>
        <translation>The gateway did not accept your decision ({code}).</translation>
    </message>
    <message>
        <source>It is kept. Look again whenever you can.</source>
        <translation>It is kept. Look again whenever you can.</translation>
    </message>
    <message>
        <source>Nothing to do. Mark it as seen when you have read it.</source>
        <translation>Nothing to do. Mark it as seen when you have read it.</translation>
    </message>
    <message>
        <source>Ask IT for the newer version. Set it aside until then.</source>
        <translation>Ask IT for the newer version. Set it aside until then.</translation>
    </message>
    <message>
        <source>Set it aside and tell your lead.</source>
        <translation>Set it aside and tell your lead.</translation>
    </message>
    <message>
        <source>Look again and decide, or set it aside.</source>
        <translation>Look again and decide, or set it aside.</translation>
    </message>
    <message>
        <source>You reported suspected child-abuse material.</source>
        <translation>You reported suspected child-abuse material.</translation>
    </message>
    <message>
        <source>You gave the group back.</source>
        <translation>You gave the group back.</translation>
    </message>
    <message>
        <source>Your decision is with the gateway, not here any more.</source>
        <translation>Your decision is with the gateway, not here any more.</translation>
    </message>
    <message>
        <source>You decided: {verdict}</source>
        <translation>You decided: {verdict}</translation>
    </message>
    <message>
        <source>The gateway knows another log under this workstation’s name. Tell your lead now.</source>
        <translation>The gateway knows another log under this workstation’s name. Tell your lead now.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s) were given back: a newer version is needed to show them.</source>
        <translation>
            <numerusform>%Ln group was given back: a newer version is needed to show it.</numerusform>
            <numerusform>%Ln groups were given back: a newer version is needed to show them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The gateway was restored from a copy; %Ln decision(s) are being sent again.</source>
        <translation>
            <numerusform>The gateway was restored from a copy; %Ln decision is being sent again.</numerusform>
            <numerusform>The gateway was restored from a copy; %Ln decisions are being sent again.</numerusform>
        </translation>
    </message>
    <message>
        <source>This machine’s clock is {minutes} minutes off. Tell IT.</source>
        <translation>This machine’s clock is {minutes} minutes off. Tell IT.</translation>
    </message>
    <message numerus="yes">
        <source>The gateway asks to remove %Ln group(s) from this machine at once. That is unusual, so nothing was removed. Ask your lead before you allow it.</source>
        <translation>
            <numerusform>The gateway asks to remove %Ln group from this machine at once. That is unusual, so nothing was removed. Ask your lead before you allow it.</numerusform>
            <numerusform>The gateway asks to remove %Ln groups from this machine at once. That is unusual, so nothing was removed. Ask your lead before you allow it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttentionView</name>
    <message>
        <source>What needs attention</source>
        <translation>What needs attention</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>Reading what needs attention…</source>
        <translation>Reading what needs attention…</translation>
    </message>
    <message>
        <source>Nothing needs you. Decisions the gateway sends back, and answers you should know of, will appear here.</source>
        <translation>Nothing needs you. Decisions the gateway sends back, and answers you should know of, will appear here.</translation>
    </message>
    <message>
        <source>Allow removal?</source>
        <translation>Allow removal?</translation>
    </message>
    <message>
        <source>Allow removal</source>
        <translation>Allow removal</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>Incident proposed: {title}, {minutes} min target. {has} of {all} leads agree.</source>
        <translation>Incident proposed: {title}, {minutes} min target. {has} of {all} leads agree.</translation>
    </message>
    <message>
        <source>Incident active: {title}. Its end is proposed; {has} of {all} leads agree.</source>
        <translation>Incident active: {title}. Its end is proposed; {has} of {all} leads agree.</translation>
    </message>
    <message>
        <source>Incident active: {title}, {minutes} min target.</source>
        <translation>Incident active: {title}, {minutes} min target.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Item or group</source>
        <translation>Item or group</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Does not verify</source>
        <translation>Does not verify</translation>
    </message>
    <message>
        <source>Verified, with a tail</source>
        <translation>Verified, with a tail</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>receipt {code}</source>
        <translation>receipt {code}</translation>
    </message>
    <message>
        <source>with a note</source>
        <translation>with a note</translation>
    </message>
    <message>
        <source>{pseudonym} is {person}</source>
        <translation>{pseudonym} is {person}</translation>
    </message>
    <message>
        <source>Log opened</source>
        <translation>Log opened</translation>
    </message>
    <message>
        <source>Session opened</source>
        <translation>Session opened</translation>
    </message>
    <message>
        <source>Session closed</source>
        <translation>Session closed</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>Opened clear</source>
        <translation>Opened clear</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>Decision undone</source>
        <translation>Decision undone</translation>
    </message>
    <message>
        <source>Locked for the legal contact</source>
        <translation>Locked for the legal contact</translation>
    </message>
    <message>
        <source>Answer received</source>
        <translation>Answer received</translation>
    </message>
    <message>
        <source>Logs exported</source>
        <translation>Logs exported</translation>
    </message>
    <message>
        <source>Store begun anew</source>
        <translation>Store begun anew</translation>
    </message>
    <message>
        <source>Verification failed</source>
        <translation>Verification failed</translation>
    </message>
    <message>
        <source>Key replaced</source>
        <translation>Key replaced</translation>
    </message>
    <message>
        <source>Flagged by the platform</source>
        <translation>Flagged by the platform</translation>
    </message>
    <message>
        <source>File set aside as unsafe</source>
        <translation>File set aside as unsafe</translation>
    </message>
    <message>
        <source>Decision in effect</source>
        <translation>Decision in effect</translation>
    </message>
    <message>
        <source>Kept as an opinion</source>
        <translation>Kept as an opinion</translation>
    </message>
    <message>
        <source>Taken back by the platform</source>
        <translation>Taken back by the platform</translation>
    </message>
    <message>
        <source>Delivered to the platform</source>
        <translation>Delivered to the platform</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>Person added</translation>
    </message>
    <message>
        <source>Role changed</source>
        <translation>Role changed</translation>
    </message>
    <message>
        <source>Queue granted</source>
        <translation>Queue granted</translation>
    </message>
    <message>
        <source>Workstation enrolled</source>
        <translation>Workstation enrolled</translation>
    </message>
    <message>
        <source>Workstation closed</source>
        <translation>Workstation closed</translation>
    </message>
    <message>
        <source>Policy published</source>
        <translation>Policy published</translation>
    </message>
    <message>
        <source>Incident proposed</source>
        <translation>Incident proposed</translation>
    </message>
    <message>
        <source>Incident confirmed by a lead</source>
        <translation>Incident confirmed by a lead</translation>
    </message>
    <message>
        <source>Incident in force</source>
        <translation>Incident in force</translation>
    </message>
    <message>
        <source>Incident ended</source>
        <translation>Incident ended</translation>
    </message>
    <message>
        <source>Pseudonym looked up</source>
        <translation>Pseudonym looked up</translation>
    </message>
    <message>
        <source>Checkpoint refused</source>
        <translation>Checkpoint refused</translation>
    </message>
    <message>
        <source>Group taken back by a lead</source>
        <translation>Group taken back by a lead</translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation>Backup made</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Erased</translation>
    </message>
    <message>
        <source>Hash proposed</source>
        <translation>Hash proposed</translation>
    </message>
    <message>
        <source>Hash not proposed</source>
        <translation>Hash not proposed</translation>
    </message>
    <message>
        <source>Second look agrees</source>
        <translation>Second look agrees</translation>
    </message>
    <message>
        <source>Second look differs</source>
        <translation>Second look differs</translation>
    </message>
    <message>
        <source>Bank made</source>
        <translation>Bank made</translation>
    </message>
    <message>
        <source>Hash put into a bank</source>
        <translation>Hash put into a bank</translation>
    </message>
    <message>
        <source>Hash in a bank changed</source>
        <translation>Hash in a bank changed</translation>
    </message>
    <message>
        <source>Group changed</source>
        <translation>Group changed</translation>
    </message>
    <message>
        <source>Exchanged with others</source>
        <translation>Exchanged with others</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Accepted late</source>
        <translation>Accepted late</translation>
    </message>
    <message>
        <source>Waits for a second</source>
        <translation>Waits for a second</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Superseded</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>To be looked at again</source>
        <translation>To be looked at again</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Deferred</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>No log has been fetched yet.</source>
        <translation>No log has been fetched yet.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln log(s) do not prove what they claim. Tell IT, and keep an export.</source>
        <translation>
            <numerusform>%Ln log does not prove what it claims. Tell IT, and keep an export.</numerusform>
            <numerusform>%Ln logs do not prove what they claim. Tell IT, and keep an export.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln log(s)</source>
        <translation>
            <numerusform>%Ln log</numerusform>
            <numerusform>%Ln logs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message>
        <source>Verified: {logs}, {records}, all anchored.</source>
        <translation>Verified: {logs}, {records}, all anchored.</translation>
    </message>
    <message>
        <source>Verified: {logs}, {records}; {tail}</source>
        <translation>Verified: {logs}, {records}; {tail}</translation>
    </message>
    <message numerus="yes">
        <source>the last records of %Ln log(s) are not anchored yet.</source>
        <translation>
            <numerusform>the last records of %Ln log are not anchored yet.</numerusform>
            <numerusform>the last records of %Ln logs are not anchored yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last %Ln record(s) of {log} are not anchored yet.</source>
        <translation>
            <numerusform>the last record of {log} is not anchored yet.</numerusform>
            <numerusform>the last %Ln records of {log} are not anchored yet.</numerusform>
        </translation>
    </message>
    <message>
        <source>{records}, all anchored</source>
        <translation>{records}, all anchored</translation>
    </message>
    <message>
        <source>{records}, {tail}</source>
        <translation>{records}, {tail}</translation>
    </message>
    <message numerus="yes">
        <source>the last %Ln not anchored yet</source>
        <translation>
            <numerusform>the last one not anchored yet</numerusform>
            <numerusform>the last %Ln not anchored yet</numerusform>
        </translation>
    </message>
    <message>
        <source>Record {where} was altered</source>
        <translation>Record {where} was altered</translation>
    </message>
    <message>
        <source>A record is missing at {where}</source>
        <translation>A record is missing at {where}</translation>
    </message>
    <message>
        <source>Record {where} is out of order</source>
        <translation>Record {where} is out of order</translation>
    </message>
    <message>
        <source>Record {where} does not follow from the one before</source>
        <translation>Record {where} does not follow from the one before</translation>
    </message>
    <message>
        <source>Record {where} belongs to another log</source>
        <translation>Record {where} belongs to another log</translation>
    </message>
    <message>
        <source>The log has another key than before: {where}</source>
        <translation>The log has another key than before: {where}</translation>
    </message>
    <message>
        <source>A checkpoint cannot be read: {where}</source>
        <translation>A checkpoint cannot be read: {where}</translation>
    </message>
    <message>
        <source>A signature does not hold: {where}</source>
        <translation>A signature does not hold: {where}</translation>
    </message>
    <message>
        <source>Two histories are signed for the same place: {where}</source>
        <translation>Two histories are signed for the same place: {where}</translation>
    </message>
    <message>
        <source>The records up to {where} are not those that were signed</source>
        <translation>The records up to {where} are not those that were signed</translation>
    </message>
    <message>
        <source>The log became shorter: {where}</source>
        <translation>The log became shorter: {where}</translation>
    </message>
    <message>
        <source>Something contradicts the log at {where}</source>
        <translation>Something contradicts the log at {where}</translation>
    </message>
</context>
<context>
    <name>AuditView</name>
    <message>
        <source>Only leads see the logs of others. Ask your lead if you need something.</source>
        <translation>Only leads see the logs of others. Ask your lead if you need something.</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Export the logs into a folder</source>
        <translation>Export the logs into a folder</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Exporting…</translation>
    </message>
    <message>
        <source>The logs, and a program that verifies them with Python alone, are in {folder}.</source>
        <translation>The logs, and a program that verifies them with Python alone, are in {folder}.</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exported</translation>
    </message>
    <message>
        <source>Take the group back?</source>
        <translation>Take the group back?</translation>
    </message>
    <message>
        <source>Whoever holds it loses it at once, and it goes to others. A decision they make meanwhile is kept beside it as an opinion. The gateway logs that you did this.</source>
        <translation>Whoever holds it loses it at once, and it goes to others. A decision they make meanwhile is kept beside it as an opinion. The gateway logs that you did this.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Take it back</translation>
    </message>
    <message>
        <source>The group is taken back. It goes to others.</source>
        <translation>The group is taken back. It goes to others.</translation>
    </message>
</context>
<context>
    <name>Banks</name>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Disputes</source>
        <translation>Disputes</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>Given to</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>Confirmed as violating</source>
        <translation>Confirmed as violating</translation>
    </message>
    <message>
        <source>Known harmless</source>
        <translation>Known harmless</translation>
    </message>
    <message>
        <source>Disputed ({count})</source>
        <translation>Disputed ({count})</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Disputed</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exact</translation>
    </message>
    <message>
        <source>close</source>
        <translation>close</translation>
    </message>
    <message>
        <source>near</source>
        <translation>near</translation>
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
        <translation>This member</translation>
    </message>
    <message numerus="yes">
        <source>Disputed by %Ln source(s)</source>
        <translation>
            <numerusform>Disputed by %Ln source</numerusform>
            <numerusform>Disputed by %Ln sources</numerusform>
        </translation>
    </message>
    <message>
        <source>this member’s own bank</source>
        <translation>this member’s own bank</translation>
    </message>
    <message>
        <source>{kind} is in or near {bank}, which is known harmless ({distance}).</source>
        <translation>{kind} is in or near {bank}, which is known harmless ({distance}).</translation>
    </message>
    <message>
        <source>{kind} is the same as an entry of {bank}.</source>
        <translation>{kind} is the same as an entry of {bank}.</translation>
    </message>
    <message>
        <source>{kind} comes near to an entry of {bank} ({distance}).</source>
        <translation>{kind} comes near to an entry of {bank} ({distance}).</translation>
    </message>
    <message>
        <source>This picture is turned or mirrored.</source>
        <translation>This picture is turned or mirrored.</translation>
    </message>
    <message>
        <source>Shared by {source}.</source>
        <translation>Shared by {source}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s) dispute it.</source>
        <translation>
            <numerusform>%Ln source disputes it.</numerusform>
            <numerusform>%Ln sources dispute it.</numerusform>
        </translation>
    </message>
    <message>
        <source>Being fetched anew: {here} here. The copy was not the gateway’s.</source>
        <translation>Being fetched anew: {here} here. The copy was not the gateway’s.</translation>
    </message>
    <message>
        <source>Not fetched yet</source>
        <translation>Not fetched yet</translation>
    </message>
    <message>
        <source>Being fetched: {here} of {all}</source>
        <translation>Being fetched: {here} of {all}</translation>
    </message>
    <message>
        <source>Whole, checked {ago}</source>
        <translation>Whole, checked {ago}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln disputed</source>
        <translation>
            <numerusform>%Ln disputed</numerusform>
            <numerusform>%Ln disputed</numerusform>
        </translation>
    </message>
    <message>
        <source>{entries}, {disputed}</source>
        <translation>{entries}, {disputed}</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>A second person agreed</source>
        <translation>A second person agreed</translation>
    </message>
    <message>
        <source>Added to the bank</source>
        <translation>Added to the bank</translation>
    </message>
    <message>
        <source>Came from an exchange</source>
        <translation>Came from an exchange</translation>
    </message>
    <message>
        <source>Labels corrected</source>
        <translation>Labels corrected</translation>
    </message>
    <message>
        <source>Given to an exchange</source>
        <translation>Given to an exchange</translation>
    </message>
    <message>
        <source>A second person is asked</source>
        <translation>A second person is asked</translation>
    </message>
    <message>
        <source>A lead decides</source>
        <translation>A lead decides</translation>
    </message>
    <message>
        <source>In the bank</source>
        <translation>In the bank</translation>
    </message>
    <message>
        <source>Not added</source>
        <translation>Not added</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>Stopped: it matches content known as harmless.</source>
        <translation>Stopped: it matches content known as harmless.</translation>
    </message>
    <message>
        <source>Stopped: a plain picture matches everything plain.</source>
        <translation>Stopped: a plain picture matches everything plain.</translation>
    </message>
    <message>
        <source>Stopped: the picture says too little to match by.</source>
        <translation>Stopped: the picture says too little to match by.</translation>
    </message>
    <message>
        <source>Stopped: it would match thousands of items.</source>
        <translation>Stopped: it would match thousands of items.</translation>
    </message>
    <message>
        <source>Stopped: hashes of this kind are not shared.</source>
        <translation>Stopped: hashes of this kind are not shared.</translation>
    </message>
    <message>
        <source>Stopped before anybody was asked ({code}).</source>
        <translation>Stopped before anybody was asked ({code}).</translation>
    </message>
    <message>
        <source>Nobody else</source>
        <translation>Nobody else</translation>
    </message>
</context>
<context>
    <name>BanksView</name>
    <message>
        <source>Hash bank</source>
        <translation>Hash bank</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>Waiting ({count})</source>
        <translation>Waiting ({count})</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Given back.</source>
        <translation>Given back.</translation>
    </message>
    <message>
        <source>Saved: {verdict}.</source>
        <translation>Saved: {verdict}.</translation>
    </message>
    <message>
        <source>It had left already. Decide again if the group comes back.</source>
        <translation>It had left already. Decide again if the group comes back.</translation>
    </message>
</context>
<context>
    <name>BugSheet</name>
    <message>
        <source>This should not have happened. Everything you saved is safe, and you can go on. A report without any content was written here:</source>
        <translation>This should not have happened. Everything you saved is safe, and you can go on. A report without any content was written here:</translation>
    </message>
    <message>
        <source>Make a support bundle</source>
        <translation>Make a support bundle</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>CaptionsPage</name>
    <message>
        <source>Go back</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>The same answer for other words?</source>
        <translation>The same answer for other words?</translation>
    </message>
    <message>
        <source>A news lower-third is not the bare clip.</source>
        <translation>A news lower-third is not the bare clip.</translation>
    </message>
    <message>
        <source>Words in the pictures may differ, though the posted ones do not.</source>
        <translation>Words in the pictures may differ, though the posted ones do not.</translation>
    </message>
    <message>
        <source>{key} again: the same answer for all {count}. Esc: back, to take some apart.</source>
        <translation>{key} again: the same answer for all {count}. Esc: back, to take some apart.</translation>
    </message>
    <message>
        <source>The one that is shown</source>
        <translation>The one that is shown</translation>
    </message>
    <message>
        <source>No text was posted with it.</source>
        <translation>No text was posted with it.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other item(s)</source>
        <translation>
            <numerusform>%Ln other item</numerusform>
            <numerusform>%Ln other items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>Any</source>
        <translation>Any</translation>
    </message>
</context>
<context>
    <name>Context</name>
    <message>
        <source>The platform supplied no masks and no translation.</source>
        <translation>The platform supplied no masks and no translation.</translation>
    </message>
    <message>
        <source>The platform supplied no masks, transcript, skip spans, sound tags or translation.</source>
        <translation>The platform supplied no masks, transcript, skip spans, sound tags or translation.</translation>
    </message>
    <message>
        <source>The platform supplied no transcript, skip spans, sound tags or translation.</source>
        <translation>The platform supplied no transcript, skip spans, sound tags or translation.</translation>
    </message>
    <message>
        <source>The platform supplied no translation.</source>
        <translation>The platform supplied no translation.</translation>
    </message>
    <message>
        <source>posted {when}</source>
        <translation>posted {when}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s)</source>
        <translation>
            <numerusform>%Ln report</numerusform>
            <numerusform>%Ln reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>author has %Ln earlier confirmed item(s)</source>
        <translation>
            <numerusform>author has %Ln earlier confirmed item</numerusform>
            <numerusform>author has %Ln earlier confirmed items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>account %Ln day(s) old</source>
        <translation>
            <numerusform>account %Ln day old</numerusform>
            <numerusform>account %Ln days old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>account %Ln year(s) old</source>
        <translation>
            <numerusform>account %Ln year old</numerusform>
            <numerusform>account %Ln years old</numerusform>
        </translation>
    </message>
    <message>
        <source>language {code}</source>
        <translation>language {code}</translation>
    </message>
</context>
<context>
    <name>ContextPanel</name>
    <message>
        <source>Posted text</source>
        <translation>Posted text</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Context</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Covered</translation>
    </message>
    <message>
        <source>No text was posted with it.</source>
        <translation>No text was posted with it.</translation>
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
        <translation>Viewing time {used} of {most} min</translation>
    </message>
    <message>
        <source>At review {used} of {most}</source>
        <translation>At review {used} of {most}</translation>
    </message>
    <message>
        <source>The day winds down: nothing severe any more</source>
        <translation>The day winds down: nothing severe any more</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Break</translation>
    </message>
    <message>
        <source>Break in {span}</source>
        <translation>Break in {span}</translation>
    </message>
    <message>
        <source>Off shift</source>
        <translation>Off shift</translation>
    </message>
    <message>
        <source>On shift</source>
        <translation>On shift</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Covered</translation>
    </message>
    <message>
        <source>Short break</source>
        <translation>Short break</translation>
    </message>
    <message>
        <source>Nothing is open to you now</source>
        <translation>Nothing is open to you now</translation>
    </message>
    <message>
        <source>The day winds down</source>
        <translation>The day winds down</translation>
    </message>
    <message>
        <source>Limit reached</source>
        <translation>Limit reached</translation>
    </message>
    <message>
        <source>Before you begin</source>
        <translation>Before you begin</translation>
    </message>
    <message>
        <source>That is all for today</source>
        <translation>That is all for today</translation>
    </message>
    <message>
        <source>The shift is over. Thank you.</source>
        <translation>The shift is over. Thank you.</translation>
    </message>
    <message>
        <source>Today there are up to {queue} of review, of which {viewing} with severe items.</source>
        <translation>Today there are up to {queue} of review, of which {viewing} with severe items.</translation>
    </message>
    <message>
        <source>Breaks come by themselves and are part of the shift.</source>
        <translation>Breaks come by themselves and are part of the shift.</translation>
    </message>
    <message>
        <source>Today’s limits are at {count} % of the usual: you are new here, were away, or deleted what was kept.</source>
        <translation>Today’s limits are at {count} % of the usual: you are new here, were away, or deleted what was kept.</translation>
    </message>
    <message>
        <source>An incident runs; the limits are tighter while it does.</source>
        <translation>An incident runs; the limits are tighter while it does.</translation>
    </message>
    <message>
        <source>A bad day: nothing severe until it is over.</source>
        <translation>A bad day: nothing severe until it is over.</translation>
    </message>
    <message>
        <source>Please leave the desk if you can. What you saved is safe.</source>
        <translation>Please leave the desk if you can. What you saved is safe.</translation>
    </message>
    <message>
        <source>You can go on in {span}.</source>
        <translation>You can go on in {span}.</translation>
    </message>
    <message>
        <source>You can go on when you want to. A longer break is fine.</source>
        <translation>You can go on when you want to. A longer break is fine.</translation>
    </message>
    <message>
        <source>Your limits and choices close what is waiting. Lighter work comes by itself when there is some.</source>
        <translation>Your limits and choices close what is waiting. Lighter work comes by itself when there is some.</translation>
    </message>
    <message>
        <source>Something opens again in {span}.</source>
        <translation>Something opens again in {span}.</translation>
    </message>
    <message>
        <source>Today’s limit is reached. Nobody can lift it, and nobody is told why.</source>
        <translation>Today’s limit is reached. Nobody can lift it, and nobody is told why.</translation>
    </message>
    <message>
        <source>What you saved is safe. The queues open again tomorrow.</source>
        <translation>What you saved is safe. The queues open again tomorrow.</translation>
    </message>
    <message>
        <source>What you saved is safe and leaves by itself.</source>
        <translation>What you saved is safe and leaves by itself.</translation>
    </message>
    <message>
        <source>The work stays here. If something of it stays with you, talk to someone; these people are there for that.</source>
        <translation>The work stays here. If something of it stays with you, talk to someone; these people are there for that.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <source>second look: {queue}</source>
        <translation>second look: {queue}</translation>
    </message>
    <message>
        <source>{category}, {band}</source>
        <translation>{category}, {band}</translation>
    </message>
    <message>
        <source>not severe</source>
        <translation>not severe</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>medium</translation>
    </message>
    <message>
        <source>severe</source>
        <translation>severe</translation>
    </message>
    <message>
        <source>not scored yet</source>
        <translation>not scored yet</translation>
    </message>
    <message>
        <source>Everything, until tomorrow</source>
        <translation>Everything, until tomorrow</translation>
    </message>
    <message>
        <source>{queue}: until tomorrow</source>
        <translation>{queue}: until tomorrow</translation>
    </message>
    <message>
        <source>{queue}: for {span}</source>
        <translation>{queue}: for {span}</translation>
    </message>
    <message>
        <source>What you choose here, and how long you look, is kept on this machine for you alone. It is never used for pay, ranking or discipline.</source>
        <translation>What you choose here, and how long you look, is kept on this machine for you alone. It is never used for pay, ranking or discipline.</translation>
    </message>
    <message>
        <source>Kept are today’s looking in detail, totals of each day for {count} days, and the choices on this page. They lie encrypted on this machine, with a key of their own. Nobody else can read them: no lead, no administrator, not the gateway.</source>
        <translation>Kept are today’s looking in detail, totals of each day for {count} days, and the choices on this page. They lie encrypted on this machine, with a key of their own. Nobody else can read them: no lead, no administrator, not the gateway.</translation>
    </message>
    <message>
        <source>They are never used for pay, ranking, discipline, contracts or training a model. The gateway learns only whether a queue is open to you, never why.</source>
        <translation>They are never used for pay, ranking, discipline, contracts or training a model. The gateway learns only whether a queue is open to you, never why.</translation>
    </message>
    <message>
        <source>Begin the shift</source>
        <translation>Begin the shift</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>Begin again</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>DecisionPanel</name>
    <message>
        <source>Decision</source>
        <translation>Decision</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) alike. One decision covers them.</source>
        <translation>
            <numerusform>%Ln item. One decision covers it.</numerusform>
            <numerusform>%Ln items alike. One decision covers them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hash(es) to add, not all in sight</source>
        <translation>
            <numerusform>%Ln hash to add, not in sight</numerusform>
            <numerusform>%Ln hashes to add, not all in sight</numerusform>
        </translation>
    </message>
    <message>
        <source>A few items are looked at before one answer is given for all. Look at this one, then {key} again.</source>
        <translation>A few items are looked at before one answer is given for all. Look at this one, then {key} again.</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Group</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation>Nothing is chosen</translation>
    </message>
    <message>
        <source>Choose a line to see what to do about it.</source>
        <translation>Choose a line to see what to do about it.</translation>
    </message>
    <message>
        <source>Labels whose meaning changed: {labels}</source>
        <translation>Labels whose meaning changed: {labels}</translation>
    </message>
</context>
<context>
    <name>EarlySupportSheet</name>
    <message>
        <source>Opening this is not recorded anywhere.</source>
        <translation>Opening this is not recorded anywhere.</translation>
    </message>
    <message>
        <source>Your organisation’s contacts come with its policy. They stand here, with or without a network, as soon as this workstation is enrolled and a profile is open.</source>
        <translation>Your organisation’s contacts come with its policy. They stand here, with or without a network, as soon as this workstation is enrolled and a profile is open.</translation>
    </message>
    <message>
        <source>Until then, turn to whoever gave you the code, or to your lead.</source>
        <translation>Until then, turn to whoever gave you the code, or to your lead.</translation>
    </message>
    <message>
        <source>If someone is in danger now, call your local emergency number.</source>
        <translation>If someone is in danger now, call your local emergency number.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Enrol</name>
    <message>
        <source>20 characters. Case, spaces and hyphens do not matter.</source>
        <translation>20 characters. Case, spaces and hyphens do not matter.</translation>
    </message>
    <message>
        <source>{count} of {all} characters</source>
        <translation>{count} of {all} characters</translation>
    </message>
    <message>
        <source>Too long: a code has 20 characters.</source>
        <translation>Too long: a code has 20 characters.</translation>
    </message>
    <message>
        <source>There is a character in it that no code has.</source>
        <translation>There is a character in it that no code has.</translation>
    </message>
    <message>
        <source>The code is complete.</source>
        <translation>The code is complete.</translation>
    </message>
    <message>
        <source>It begins with https:// and has no path.</source>
        <translation>It begins with https:// and has no path.</translation>
    </message>
    <message>
        <source>The address must begin with https://, so that nobody listens.</source>
        <translation>The address must begin with https://, so that nobody listens.</translation>
    </message>
    <message>
        <source>The address has the right form.</source>
        <translation>The address has the right form.</translation>
    </message>
    <message>
        <source>This is not the address of a gateway. Please read it again.</source>
        <translation>This is not the address of a gateway. Please read it again.</translation>
    </message>
    <message>
        <source>This is not an enrolment code. Please read it again.</source>
        <translation>This is not an enrolment code. Please read it again.</translation>
    </message>
    <message>
        <source>There is no way to {address}. Check the address and your connection.</source>
        <translation>There is no way to {address}. Check the address and your connection.</translation>
    </message>
    <message>
        <source>It was moved aside and nothing was deleted; IT finds it in the profile’s folder. To go on, ask your administrator for a new code and enrol again. Decisions the gateway already has are safe; others may be only in the file that was moved.</source>
        <translation>It was moved aside and nothing was deleted; IT finds it in the profile’s folder. To go on, ask your administrator for a new code and enrol again. Decisions the gateway already has are safe; others may be only in the file that was moved.</translation>
    </message>
    <message>
        <source>Not a whole address yet; one looks like {example}.</source>
        <translation>Not a whole address yet; one looks like {example}.</translation>
    </message>
    <message>
        <source>Something answers at {address}, but not as a gateway. It may be a sign-in page of the network, another address, or a gateway in trouble.</source>
        <translation>Something answers at {address}, but not as a gateway. It may be a sign-in page of the network, another address, or a gateway in trouble.</translation>
    </message>
    <message>
        <source>The gateway that answered is not the one this code was made for. Nothing was kept. Do not try again on this network; call your administrator.</source>
        <translation>The gateway that answered is not the one this code was made for. Nothing was kept. Do not try again on this network; call your administrator.</translation>
    </message>
    <message>
        <source>The store of this profile is damaged</source>
        <translation>The store of this profile is damaged</translation>
    </message>
    <message>
        <source>The keys of this profile are gone</source>
        <translation>The keys of this profile are gone</translation>
    </message>
    <message>
        <source>The system’s keyring is open, but does not hold them any more, so nobody can read this profile. To go on, ask your administrator for a new code and enrol again. Decisions the gateway already has are safe.</source>
        <translation>The system’s keyring is open, but does not hold them any more, so nobody can read this profile. To go on, ask your administrator for a new code and enrol again. Decisions the gateway already has are safe.</translation>
    </message>
    <message>
        <source>This profile is damaged</source>
        <translation>This profile is damaged</translation>
    </message>
    <message>
        <source>The file that says which gateway it belongs to cannot be read. Nothing was deleted. IT can put it back from a backup; otherwise ask your administrator for a new code and enrol again.</source>
        <translation>The file that says which gateway it belongs to cannot be read. Nothing was deleted. IT can put it back from a backup; otherwise ask your administrator for a new code and enrol again.</translation>
    </message>
    <message>
        <source>The keys of this profile cannot be read</source>
        <translation>The keys of this profile cannot be read</translation>
    </message>
    <message>
        <source>The system’s keyring is missing or locked. Unlock it and try again. Nothing was deleted.</source>
        <translation>The system’s keyring is missing or locked. Unlock it and try again. Nothing was deleted.</translation>
    </message>
    <message>
        <source>This profile cannot be opened</source>
        <translation>This profile cannot be opened</translation>
    </message>
    <message>
        <source>This code was used before. A code works once; ask for a new one.</source>
        <translation>This code was used before. A code works once; ask for a new one.</translation>
    </message>
    <message>
        <source>This code has expired. Ask your administrator for a new one.</source>
        <translation>This code has expired. Ask your administrator for a new one.</translation>
    </message>
    <message>
        <source>The gateway does not know this code. Read it again, or ask for a new one.</source>
        <translation>The gateway does not know this code. Read it again, or ask for a new one.</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>Not signed in yet at {host}</source>
        <translation>Not signed in yet at {host}</translation>
    </message>
</context>
<context>
    <name>EnrolForm</name>
    <message>
        <source>Gateway address</source>
        <translation>Gateway address</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>One-time code</translation>
    </message>
    <message>
        <source>Enrol this workstation</source>
        <translation>Enrol this workstation</translation>
    </message>
    <message>
        <source>Profiles of this machine</source>
        <translation>Profiles of this machine</translation>
    </message>
    <message>
        <source>Your administrator gives you the gateway’s address and a code that works once.</source>
        <translation>Your administrator gives you the gateway’s address and a code that works once.</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>This machine makes a key of its own. It goes into the system’s keyring.</source>
        <translation>This machine makes a key of its own. It goes into the system’s keyring.</translation>
    </message>
    <message>
        <source>Part of the code, which stays here, proves that the right gateway answers.</source>
        <translation>Part of the code, which stays here, proves that the right gateway answers.</translation>
    </message>
    <message>
        <source>An encrypted store is made on this machine, and its log begins.</source>
        <translation>An encrypted store is made on this machine, and its log begins.</translation>
    </message>
</context>
<context>
    <name>EnrolView</name>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Enrol again</source>
        <translation>Enrol again</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>Enrolling…</source>
        <translation>Enrolling…</translation>
    </message>
    <message>
        <source>Asking the gateway at {address}, then making keys and the store. This takes a few seconds.</source>
        <translation>Asking the gateway at {address}, then making keys and the store. This takes a few seconds.</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Stop waiting</translation>
    </message>
    <message>
        <source>The gateway answered after all</source>
        <translation>The gateway answered after all</translation>
    </message>
    <message>
        <source>The profile was made before you stopped waiting. The code is spent.</source>
        <translation>The profile was made before you stopped waiting. The code is spent.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Open it</translation>
    </message>
    <message>
        <source>The system’s keyring is missing or locked, so keys cannot be kept here. Unlock it and try again, or work in memory only: then you need a connection all the time, and when the program closes this profile is gone and you need a new code.</source>
        <translation>The system’s keyring is missing or locked, so keys cannot be kept here. Unlock it and try again, or work in memory only: then you need a connection all the time, and when the program closes this profile is gone and you need a new code.</translation>
    </message>
    <message>
        <source>Work in memory only</source>
        <translation>Work in memory only</translation>
    </message>
    <message>
        <source>Keys cannot be kept on this machine</source>
        <translation>Keys cannot be kept on this machine</translation>
    </message>
</context>
<context>
    <name>EntryFilters</name>
    <message>
        <source>Bank</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Clear filters</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Entries</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>Newer entries</source>
        <translation>Newer entries</translation>
    </message>
    <message>
        <source>Older entries</source>
        <translation>Older entries</translation>
    </message>
    <message>
        <source>Entries {first} to {last}, nearest first</source>
        <translation>Entries {first} to {last}, nearest first</translation>
    </message>
    <message>
        <source>Entries {first} to {last}, newest first</source>
        <translation>Entries {first} to {last}, newest first</translation>
    </message>
    <message>
        <source>Reading the banks…</source>
        <translation>Reading the banks…</translation>
    </message>
    <message>
        <source>Hashing the file…</source>
        <translation>Hashing the file…</translation>
    </message>
    <message>
        <source>No bank has been fetched yet. They come by themselves once the gateway is reached.</source>
        <translation>No bank has been fetched yet. They come by themselves once the gateway is reached.</translation>
    </message>
    <message>
        <source>Nothing is in the banks yet. A hash that is ticked in a decision comes here once a second person agreed.</source>
        <translation>Nothing is in the banks yet. A hash that is ticked in a decision comes here once a second person agreed.</translation>
    </message>
    <message>
        <source>This looks like a hash. Choose its kind and search again: PDQ and SHA-256 have as many digits, so it is not guessed. Or write it in front, as in pdq:…</source>
        <translation>This looks like a hash. Choose its kind and search again: PDQ and SHA-256 have as many digits, so it is not guessed. Or write it in front, as in pdq:…</translation>
    </message>
    <message>
        <source>pHash stays on this machine; no bank holds it.</source>
        <translation>pHash stays on this machine; no bank holds it.</translation>
    </message>
    <message>
        <source>This is no {kind} hash: it has another number of digits.</source>
        <translation>This is no {kind} hash: it has another number of digits.</translation>
    </message>
    <message>
        <source>No bank on this machine knows it, or anything near to it.</source>
        <translation>No bank on this machine knows it, or anything near to it.</translation>
    </message>
    <message>
        <source>No entry fits. Take a filter off, or search for less.</source>
        <translation>No entry fits. Take a filter off, or search for less.</translation>
    </message>
    <message>
        <source>The file could not be opened as a picture: it is searched by its bytes.</source>
        <translation>The file could not be opened as a picture: it is searched by its bytes.</translation>
    </message>
    <message>
        <source>Searched by the file you picked. It was not kept.</source>
        <translation>Searched by the file you picked. It was not kept.</translation>
    </message>
    <message>
        <source>A bank of known harmless content holds it: matches that are not exact do not count.</source>
        <translation>A bank of known harmless content holds it: matches that are not exact do not count.</translation>
    </message>
</context>
<context>
    <name>EntryPanel</name>
    <message>
        <source>Choose an entry to see what it is, how it came here and who disputes it.</source>
        <translation>Choose an entry to see what it is, how it came here and who disputes it.</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>Trail</translation>
    </message>
    <message>
        <source>Steps of this entry</source>
        <translation>Steps of this entry</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>Given to</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>The hash and its labels; never the content</source>
        <translation>The hash and its labels; never the content</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>It was withdrawn, and its hash is not kept here. The trail says why.</source>
        <translation>It was withdrawn, and its hash is not kept here. The trail says why.</translation>
    </message>
    <message>
        <source>This version cannot read this kind of hash. Update the program.</source>
        <translation>This version cannot read this kind of hash. Update the program.</translation>
    </message>
    <message>
        <source>An entry of {bank} ({kind}).</source>
        <translation>An entry of {bank} ({kind}).</translation>
    </message>
    <message>
        <source>It is withdrawn and matches nothing any more.</source>
        <translation>It is withdrawn and matches nothing any more.</translation>
    </message>
    <message>
        <source>It does not count: a known harmless entry is near as well.</source>
        <translation>It does not count: a known harmless entry is near as well.</translation>
    </message>
    <message>
        <source>{kind}, quality {quality}, {variant}</source>
        <translation>{kind}, quality {quality}, {variant}</translation>
    </message>
    <message>
        <source>Asking the gateway for the trail…</source>
        <translation>Asking the gateway for the trail…</translation>
    </message>
    <message>
        <source>The trail is at the gateway, and you are offline. Come back later.</source>
        <translation>The trail is at the gateway, and you are offline. Come back later.</translation>
    </message>
    <message>
        <source>Nothing is recorded of it yet.</source>
        <translation>Nothing is recorded of it yet.</translation>
    </message>
    <message>
        <source>The dispute reached the gateway. A lead looks at it.</source>
        <translation>The dispute reached the gateway. A lead looks at it.</translation>
    </message>
    <message>
        <source>The entry is withdrawn. Every workstation and exchange is told.</source>
        <translation>The entry is withdrawn. Every workstation and exchange is told.</translation>
    </message>
    <message>
        <source>The labels are corrected. Every workstation and exchange is told.</source>
        <translation>The labels are corrected. Every workstation and exchange is told.</translation>
    </message>
    <message>
        <source>Not sent. {why}</source>
        <translation>Not sent. {why}</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>You are offline. Work goes on with what is on this machine.</source>
        <translation>You are offline. Work goes on with what is on this machine.</translation>
    </message>
    <message>
        <source>The gateway does not answer well. It is tried again soon.</source>
        <translation>The gateway does not answer well. It is tried again soon.</translation>
    </message>
    <message>
        <source>Another server answers at the gateway’s address. Nothing was sent to it.</source>
        <translation>Another server answers at the gateway’s address. Nothing was sent to it.</translation>
    </message>
    <message>
        <source>Please sign in again. Your work on this machine is kept.</source>
        <translation>Please sign in again. Your work on this machine is kept.</translation>
    </message>
    <message>
        <source>The system’s keyring is missing or locked, so keys cannot be kept on this machine.</source>
        <translation>The system’s keyring is missing or locked, so keys cannot be kept on this machine.</translation>
    </message>
    <message>
        <source>The file is not on this machine. Decide from the context, or give it back.</source>
        <translation>The file is not on this machine. Decide from the context, or give it back.</translation>
    </message>
    <message>
        <source>There is no sound device on this machine. Decide without listening.</source>
        <translation>There is no sound device on this machine. Decide without listening.</translation>
    </message>
    <message>
        <source>The log does not prove what it claims, at {where}. Tell your lead.</source>
        <translation>The log does not prove what it claims, at {where}. Tell your lead.</translation>
    </message>
    <message>
        <source>Something went wrong that should not have. Your work is kept.</source>
        <translation>Something went wrong that should not have. Your work is kept.</translation>
    </message>
    <message>
        <source>Your role does not allow this. Ask your lead.</source>
        <translation>Your role does not allow this. Ask your lead.</translation>
    </message>
    <message>
        <source>This version is too old for the gateway. Update it.</source>
        <translation>This version is too old for the gateway. Update it.</translation>
    </message>
    <message>
        <source>The code is wrong, used or expired. Ask your administrator for a new one.</source>
        <translation>The code is wrong, used or expired. Ask your administrator for a new one.</translation>
    </message>
    <message>
        <source>The platform took this item back.</source>
        <translation>The platform took this item back.</translation>
    </message>
    <message>
        <source>This item is locked and with the legal contact.</source>
        <translation>This item is locked and with the legal contact.</translation>
    </message>
    <message>
        <source>This group is no longer yours.</source>
        <translation>This group is no longer yours.</translation>
    </message>
    <message>
        <source>The gateway does not know this item any more.</source>
        <translation>The gateway does not know this item any more.</translation>
    </message>
    <message>
        <source>The gateway asks to wait. It is tried again soon.</source>
        <translation>The gateway asks to wait. It is tried again soon.</translation>
    </message>
    <message>
        <source>The gateway is busy. It is tried again soon.</source>
        <translation>The gateway is busy. It is tried again soon.</translation>
    </message>
    <message>
        <source>This workstation was closed by your administrator. Ask for a new code to go on.</source>
        <translation>This workstation was closed by your administrator. Ask for a new code to go on.</translation>
    </message>
    <message>
        <source>This hash was already taken out of its bank.</source>
        <translation>This hash was already taken out of its bank.</translation>
    </message>
    <message>
        <source>The gateway said no ({code}).</source>
        <translation>The gateway said no ({code}).</translation>
    </message>
    <message>
        <source>The disk is full. Free some space; nothing was lost.</source>
        <translation>The disk is full. Free some space; nothing was lost.</translation>
    </message>
    <message>
        <source>The local store is locked by another program.</source>
        <translation>The local store is locked by another program.</translation>
    </message>
    <message>
        <source>The local store is damaged. It was set aside, not deleted. Tell IT.</source>
        <translation>The local store is damaged. It was set aside, not deleted. Tell IT.</translation>
    </message>
    <message>
        <source>The local store was made by a newer version. Install that version.</source>
        <translation>The local store was made by a newer version. Install that version.</translation>
    </message>
    <message>
        <source>This profile is already open in another window.</source>
        <translation>This profile is already open in another window.</translation>
    </message>
    <message>
        <source>This installation has a database library that can lose data. Tell IT.</source>
        <translation>This installation has a database library that can lose data. Tell IT.</translation>
    </message>
    <message>
        <source>The store of this profile was set aside, and its log cannot go on in another. Ask your administrator for a new code and enrol again.</source>
        <translation>The store of this profile was set aside, and its log cannot go on in another. Ask your administrator for a new code and enrol again.</translation>
    </message>
    <message>
        <source>The local store cannot be used. Tell IT.</source>
        <translation>The local store cannot be used. Tell IT.</translation>
    </message>
    <message>
        <source>This kind of file cannot be shown here. Decide from the context.</source>
        <translation>This kind of file cannot be shown here. Decide from the context.</translation>
    </message>
    <message>
        <source>The file is damaged. Decide from the context.</source>
        <translation>The file is damaged. Decide from the context.</translation>
    </message>
    <message>
        <source>The file is too large to open safely. Decide from the context.</source>
        <translation>The file is too large to open safely. Decide from the context.</translation>
    </message>
    <message>
        <source>The file took too long to open safely. Decide from the context.</source>
        <translation>The file took too long to open safely. Decide from the context.</translation>
    </message>
    <message>
        <source>Opening the file safely did not work. Decide from the context.</source>
        <translation>Opening the file safely did not work. Decide from the context.</translation>
    </message>
    <message>
        <source>The file is not what it says it is. Decide from the context.</source>
        <translation>The file is not what it says it is. Decide from the context.</translation>
    </message>
    <message>
        <source>Pictures and videos are not opened on this machine: a wall around the part that decodes is missing. Decide from the context.</source>
        <translation>Pictures and videos are not opened on this machine: a wall around the part that decodes is missing. Decide from the context.</translation>
    </message>
    <message>
        <source>The file cannot be opened safely. Decide from the context.</source>
        <translation>The file cannot be opened safely. Decide from the context.</translation>
    </message>
    <message>
        <source>Nobody is enrolled here under that name. Ask your administrator for a code.</source>
        <translation>Nobody is enrolled here under that name. Ask your administrator for a code.</translation>
    </message>
    <message>
        <source>Several people are enrolled on this machine. Say which profile to open.</source>
        <translation>Several people are enrolled on this machine. Say which profile to open.</translation>
    </message>
    <message>
        <source>Nothing can be written there. Choose another folder.</source>
        <translation>Nothing can be written there. Choose another folder.</translation>
    </message>
    <message>
        <source>This file cannot be read. Choose another one.</source>
        <translation>This file cannot be read. Choose another one.</translation>
    </message>
    <message>
        <source>{where} is not acceptable ({code}).</source>
        <translation>{where} is not acceptable ({code}).</translation>
    </message>
    <message>
        <source>What was given is not acceptable ({code}).</source>
        <translation>What was given is not acceptable ({code}).</translation>
    </message>
    <message>
        <source>Something still needs an answer.</source>
        <translation>Something still needs an answer.</translation>
    </message>
    <message>
        <source>A short pause comes after each clear look.</source>
        <translation>A short pause comes after each clear look.</translation>
    </message>
    <message>
        <source>Some decisions have not reached the gateway yet. They would be lost.</source>
        <translation>Some decisions have not reached the gateway yet. They would be lost.</translation>
    </message>
    <message>
        <source>This profile was away from the gateway for too long. Connect to go on.</source>
        <translation>This profile was away from the gateway for too long. Connect to go on.</translation>
    </message>
    <message>
        <source>This file may no longer be opened without contact. Connect to go on.</source>
        <translation>This file may no longer be opened without contact. Connect to go on.</translation>
    </message>
    <message>
        <source>A newer version is needed for this item.</source>
        <translation>A newer version is needed for this item.</translation>
    </message>
    <message>
        <source>Without a keyring this machine works online only. Connect to go on.</source>
        <translation>Without a keyring this machine works online only. Connect to go on.</translation>
    </message>
    <message>
        <source>Say first why this item is opened clear.</source>
        <translation>Say first why this item is opened clear.</translation>
    </message>
    <message>
        <source>This look is beyond your limits for now. Decide from the context, or go on.</source>
        <translation>This look is beyond your limits for now. Decide from the context, or go on.</translation>
    </message>
    <message>
        <source>The look is over.</source>
        <translation>The look is over.</translation>
    </message>
    <message>
        <source>This queue is closed to you for now. Lighter work comes when there is some.</source>
        <translation>This queue is closed to you for now. Lighter work comes when there is some.</translation>
    </message>
    <message>
        <source>Today’s limit is reached. The queues are open to you again tomorrow.</source>
        <translation>Today’s limit is reached. The queues are open to you again tomorrow.</translation>
    </message>
    <message>
        <source>The break is not over yet.</source>
        <translation>The break is not over yet.</translation>
    </message>
    <message>
        <source>The policy changed. Please look at your choices again.</source>
        <translation>The policy changed. Please look at your choices again.</translation>
    </message>
    <message>
        <source>You keep away from sound. My limits is where to change it.</source>
        <translation>You keep away from sound. My limits is where to change it.</translation>
    </message>
    <message>
        <source>Nobody holds this group now. Nothing was changed.</source>
        <translation>Nobody holds this group now. Nothing was changed.</translation>
    </message>
    <message>
        <source>You saw this group clear before. Decide from your notes and its hidden gist, or give it back.</source>
        <translation>You saw this group clear before. Decide from your notes and its hidden gist, or give it back.</translation>
    </message>
    <message>
        <source>The rules of the work do not allow this.</source>
        <translation>The rules of the work do not allow this.</translation>
    </message>
    <message>
        <source>Not shown on this machine.</source>
        <translation>Not shown on this machine.</translation>
    </message>
    <message>
        <source>Pictures are not decoded on this machine, because it cannot keep a hostile file inside. Decide from the context and the text, or give it back.</source>
        <translation>Pictures are not decoded on this machine, because it cannot keep a hostile file inside. Decide from the context and the text, or give it back.</translation>
    </message>
    <message>
        <source>Look first at the items that are a check.</source>
        <translation>Look first at the items that are a check.</translation>
    </message>
    <message>
        <source>Choose some of the items that the first one stands for.</source>
        <translation>Choose some of the items that the first one stands for.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>From day</source>
        <translation>From day</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>To day</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>All but assignments</source>
        <translation>All but assignments</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>A day is written as 2026-11-22, in UTC.</source>
        <translation>A day is written as 2026-11-22, in UTC.</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Any</translation>
    </message>
</context>
<context>
    <name>GroupLine</name>
    <message numerus="yes">
        <source>%Ln to be looked at as a check</source>
        <translation>
            <numerusform>%Ln to be looked at as a check</numerusform>
            <numerusform>%Ln to be looked at as a check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln check(s) without a file here</source>
        <translation>
            <numerusform>%Ln check without a file here</numerusform>
            <numerusform>%Ln checks without a file here</numerusform>
        </translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>An item looked at as a check, of {count} alike</source>
        <translation>An item looked at as a check, of {count} alike</translation>
    </message>
</context>
<context>
    <name>HashRow</name>
    <message>
        <source>PDQ, full size</source>
        <translation>PDQ, full size</translation>
    </message>
    <message>
        <source>Add {kind} hash</source>
        <translation>Add {kind} hash</translation>
    </message>
    <message>
        <source>quality {count}</source>
        <translation>quality {count}</translation>
    </message>
    <message>
        <source>stays here</source>
        <translation>stays here</translation>
    </message>
</context>
<context>
    <name>HashRows</name>
    <message>
        <source>This file hashes differently here than at the gateway. Nothing is shared.</source>
        <translation>This file hashes differently here than at the gateway. Nothing is shared.</translation>
    </message>
    <message>
        <source>The picture is too plain to share its PDQ: it would match other plain ones.</source>
        <translation>The picture is too plain to share its PDQ: it would match other plain ones.</translation>
    </message>
    <message>
        <source>There are no hashes yet.</source>
        <translation>There are no hashes yet.</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{words} (held)</source>
        <translation>{words} (held)</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Steps of this item</source>
        <translation>Steps of this item</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Item {at} of {all}</source>
        <translation>Item {at} of {all}</translation>
    </message>
    <message>
        <source>Choose a record to see the whole history of its item.</source>
        <translation>Choose a record to see the whole history of its item.</translation>
    </message>
    <message>
        <source>This record is about no item.</source>
        <translation>This record is about no item.</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>Reading the history…</translation>
    </message>
    <message>
        <source>The note is empty.</source>
        <translation>The note is empty.</translation>
    </message>
    <message>
        <source>The note is shown.</source>
        <translation>The note is shown.</translation>
    </message>
</context>
<context>
    <name>IncidentBanner</name>
    <message>
        <source>Confirm its end</source>
        <translation>Confirm its end</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Let it go on</translation>
    </message>
    <message>
        <source>Two leads must agree, each at their own workstation. One no closes it.</source>
        <translation>Two leads must agree, each at their own workstation. One no closes it.</translation>
    </message>
    <message>
        <source>You have answered. It waits for another lead.</source>
        <translation>You have answered. It waits for another lead.</translation>
    </message>
    <message>
        <source>End {title}? Clocks go back to normal everywhere.</source>
        <translation>End {title}? Clocks go back to normal everywhere.</translation>
    </message>
    <message>
        <source>Put {title} in force? Clocks tighten on every workstation.</source>
        <translation>Put {title} in force? Clocks tighten on every workstation.</translation>
    </message>
    <message>
        <source>Confirm the incident</source>
        <translation>Confirm the incident</translation>
    </message>
    <message>
        <source>Let {title} go on? The proposal to end it is closed.</source>
        <translation>Let {title} go on? The proposal to end it is closed.</translation>
    </message>
    <message>
        <source>Refuse {title}? The proposal is closed for everyone.</source>
        <translation>Refuse {title}? The proposal is closed for everyone.</translation>
    </message>
    <message>
        <source>Refuse the incident</source>
        <translation>Refuse the incident</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Your answer is on its way.</source>
        <translation>Your answer is on its way.</translation>
    </message>
</context>
<context>
    <name>KeptPanel</name>
    <message>
        <source>What is kept of you</source>
        <translation>What is kept of you</translation>
    </message>
    <message>
        <source>Where to write what is kept of you</source>
        <translation>Where to write what is kept of you</translation>
    </message>
    <message>
        <source>Delete what is kept of you?</source>
        <translation>Delete what is kept of you?</translation>
    </message>
    <message>
        <source>It is destroyed at once and cannot be brought back. Until midnight only this remains: which queues are closed to you today. If you were at work today, the day is over for you, because the account of its limits is gone.</source>
        <translation>It is destroyed at once and cannot be brought back. Until midnight only this remains: which queues are closed to you today. If you were at work today, the day is over for you, because the account of its limits is gone.</translation>
    </message>
    <message>
        <source>Delete it now</source>
        <translation>Delete it now</translation>
    </message>
    <message>
        <source>Written, readable for anyone who has the file:</source>
        <translation>Written, readable for anyone who has the file:</translation>
    </message>
    <message>
        <source>Destroyed. Only the closed queues are kept until midnight.</source>
        <translation>Destroyed. Only the closed queues are kept until midnight.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
</context>
<context>
    <name>LevelBar</name>
    <message>
        <source>hold {key}  {words}</source>
        <translation>hold {key}  {words}</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grey</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Mute</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} of {count}</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
</context>
<context>
    <name>LimitsView</name>
    <message>
        <source>Go back</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>Your choices</source>
        <translation>Your choices</translation>
    </message>
</context>
<context>
    <name>LogsPanel</name>
    <message>
        <source>Logs</source>
        <translation>Logs</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Taken back.</source>
        <translation>Taken back.</translation>
    </message>
    <message>
        <source>{answer} Needs attention tells more.</source>
        <translation>{answer} Needs attention tells more.</translation>
    </message>
    <message>
        <source>Finishing. What you saved is safe.</source>
        <translation>Finishing. What you saved is safe.</translation>
    </message>
    <message numerus="yes">
        <source>Taken apart: %Ln item(s) are a group of their own.</source>
        <translation>
            <numerusform>Taken apart: %Ln item is a group of its own.</numerusform>
            <numerusform>Taken apart: %Ln items are a group of their own.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatchBox</name>
    <message>
        <source>Known to the banks</source>
        <translation>Known to the banks</translation>
    </message>
    <message>
        <source>Known harmless content is near: only exact matches count beside it.</source>
        <translation>Known harmless content is near: only exact matches count beside it.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more match(es), further away</source>
        <translation>
            <numerusform>%Ln more match, further away</numerusform>
            <numerusform>%Ln more matches, further away</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Members</name>
    <message numerus="yes">
        <source>%Ln with the same bytes</source>
        <translation>
            <numerusform>%Ln with the same bytes</numerusform>
            <numerusform>%Ln with the same bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln posted with other words</source>
        <translation>
            <numerusform>%Ln posted with other words</numerusform>
            <numerusform>%Ln posted with other words</numerusform>
        </translation>
    </message>
    <message>
        <source>same bytes</source>
        <translation>same bytes</translation>
    </message>
    <message>
        <source>Shown: stands for the others</source>
        <translation>Shown: stands for the others</translation>
    </message>
    <message>
        <source>Posted with other words</source>
        <translation>Posted with other words</translation>
    </message>
    <message>
        <source>Decided without being opened</source>
        <translation>Decided without being opened</translation>
    </message>
    <message>
        <source>Not alike</source>
        <translation>Not alike</translation>
    </message>
    <message>
        <source>To be looked at as a check</source>
        <translation>To be looked at as a check</translation>
    </message>
    <message>
        <source>Looked at as a check</source>
        <translation>Looked at as a check</translation>
    </message>
    <message>
        <source>To be checked, but its file is not here</source>
        <translation>To be checked, but its file is not here</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>mirrored</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>turned</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mirrored</source>
        <translation>
            <numerusform>%Ln mirrored</numerusform>
            <numerusform>%Ln mirrored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln turned</source>
        <translation>
            <numerusform>%Ln turned</numerusform>
            <numerusform>%Ln turned</numerusform>
        </translation>
    </message>
    <message>
        <source>{bits} of {all} bits apart</source>
        <translation>{bits} of {all} bits apart</translation>
    </message>
    <message>
        <source>{least} to {most} of {all} bits apart</source>
        <translation>{least} to {most} of {all} bits apart</translation>
    </message>
    <message>
        <source>{percent} % apart</source>
        <translation>{percent} % apart</translation>
    </message>
    <message>
        <source>{least} to {most} % apart</source>
        <translation>{least} to {most} % apart</translation>
    </message>
    <message>
        <source>The group is not the same any more. Decide on it as it is now.</source>
        <translation>The group is not the same any more. Decide on it as it is now.</translation>
    </message>
    <message>
        <source>The group stays as it is. {why}</source>
        <translation>The group stays as it is. {why}</translation>
    </message>
    <message>
        <source>{at} of {count} alike</source>
        <translation>{at} of {count} alike</translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>Posted text</source>
        <translation>Posted text</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>Space: not like the others · {key}: make those a group of their own</source>
        <translation>Space: not like the others · {key}: make those a group of their own</translation>
    </message>
    <message>
        <source>Taking apart…</source>
        <translation>Taking apart…</translation>
    </message>
    <message numerus="yes">
        <source>Take %Ln apart</source>
        <translation>
            <numerusform>Take %Ln apart</numerusform>
            <numerusform>Take %Ln apart</numerusform>
        </translation>
    </message>
    <message>
        <source>Not alike…</source>
        <translation>Not alike…</translation>
    </message>
    <message>
        <source>Posted with {id}</source>
        <translation>Posted with {id}</translation>
    </message>
    <message>
        <source>No text was posted with it.</source>
        <translation>No text was posted with it.</translation>
    </message>
    <message>
        <source>The others are compared with this one: mark those that differ.</source>
        <translation>The others are compared with this one: mark those that differ.</translation>
    </message>
    <message>
        <source>Items of this group</source>
        <translation>Items of this group</translation>
    </message>
    <message>
        <source>Choose what is not alike first: Space marks an item.</source>
        <translation>Choose what is not alike first: Space marks an item.</translation>
    </message>
</context>
<context>
    <name>Missing</name>
    <message>
        <source>Say whether a protected context applies. “None” is an answer too.</source>
        <translation>Say whether a protected context applies. “None” is an answer too.</translation>
    </message>
    <message>
        <source>Name the protected context that makes it allowed.</source>
        <translation>Name the protected context that makes it allowed.</translation>
    </message>
    <message>
        <source>“None” cannot stand beside another context.</source>
        <translation>“None” cannot stand beside another context.</translation>
    </message>
    <message>
        <source>Say what it is: pick at least one label.</source>
        <translation>Say what it is: pick at least one label.</translation>
    </message>
    <message>
        <source>Pick a severity.</source>
        <translation>Pick a severity.</translation>
    </message>
    <message>
        <source>Write a note of at least {count} characters.</source>
        <translation>Write a note of at least {count} characters.</translation>
    </message>
    <message>
        <source>The note is too long. Shorten it.</source>
        <translation>The note is too long. Shorten it.</translation>
    </message>
    <message>
        <source>Say what the purpose rests on: pick at least one.</source>
        <translation>Say what the purpose rests on: pick at least one.</translation>
    </message>
    <message>
        <source>Say why it goes to a lead.</source>
        <translation>Say why it goes to a lead.</translation>
    </message>
    <message>
        <source>The policy changed. Please look at your answers again.</source>
        <translation>The policy changed. Please look at your answers again.</translation>
    </message>
    <message>
        <source>Esc, then {key}, escalates</source>
        <translation>Esc, then {key}, escalates</translation>
    </message>
    <message>
        <source>Esc, then {key}, decides</source>
        <translation>Esc, then {key}, decides</translation>
    </message>
    <message>
        <source>{count} of {all} characters</source>
        <translation>{count} of {all} characters</translation>
    </message>
</context>
<context>
    <name>OwnChoices</name>
    <message>
        <source>Keep away from</source>
        <translation>Keep away from</translation>
    </message>
    <message>
        <source>Nothing severe for the rest of the day. Nobody is told why.</source>
        <translation>Nothing severe for the rest of the day. Nobody is told why.</translation>
    </message>
    <message>
        <source>As many as you like, as long as you like, from the next item on.</source>
        <translation>As many as you like, as long as you like, from the next item on.</translation>
    </message>
</context>
<context>
    <name>PausePage</name>
    <message>
        <source>Come back</source>
        <translation>Come back</translation>
    </message>
    <message>
        <source>Everything is covered</source>
        <translation>Everything is covered</translation>
    </message>
    <message>
        <source>Stay as long as you like. No time counts, and no reason is asked.</source>
        <translation>Stay as long as you like. No time counts, and no reason is asked.</translation>
    </message>
</context>
<context>
    <name>PersonMenu</name>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Size of text</translation>
    </message>
    <message>
        <source>Clear look</source>
        <translation>Clear look</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>While the key is held</source>
        <translation>While the key is held</translation>
    </message>
    <message>
        <source>Press to look, press to cover</source>
        <translation>Press to look, press to cover</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Needs attention</translation>
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
        <translation>Profiles of this machine</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Enrol another</source>
        <translation>Enrol another</translation>
    </message>
    <message>
        <source>Who is working?</source>
        <translation>Who is working?</translation>
    </message>
    <message>
        <source>One person and one gateway each. Pick yours.</source>
        <translation>One person and one gateway each. Pick yours.</translation>
    </message>
</context>
<context>
    <name>ProofPanel</name>
    <message>
        <source>Progress of fetching</source>
        <translation>Progress of fetching</translation>
    </message>
    <message>
        <source>Stop fetching</source>
        <translation>Stop fetching</translation>
    </message>
    <message>
        <source>Fetching {log}: {here} of {all} records</source>
        <translation>Fetching {log}: {here} of {all} records</translation>
    </message>
    <message>
        <source>Asking the gateway for the logs…</source>
        <translation>Asking the gateway for the logs…</translation>
    </message>
    <message>
        <source>Offline. This is the copy that was fetched last.</source>
        <translation>Offline. This is the copy that was fetched last.</translation>
    </message>
    <message>
        <source>This is the copy that was fetched last. {why}</source>
        <translation>This is the copy that was fetched last. {why}</translation>
    </message>
    <message>
        <source>This is the copy that was fetched last.</source>
        <translation>This is the copy that was fetched last.</translation>
    </message>
</context>
<context>
    <name>QuestionSheet</name>
    <message>
        <source>Stay</source>
        <translation>Stay</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>no score</source>
        <translation>no score</translation>
    </message>
    <message>
        <source>×{count} alike</source>
        <translation>×{count} alike</translation>
    </message>
    <message>
        <source>Time ran out, still counts</source>
        <translation>Time ran out, still counts</translation>
    </message>
    <message>
        <source>Escalated to you</source>
        <translation>Escalated to you</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Queue</source>
        <translation>Queue</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>The queue is empty.</source>
        <translation>The queue is empty.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Lists show no pictures.</source>
        <translation>Lists show no pictures.</translation>
    </message>
    <message>
        <source>Reading the list.</source>
        <translation>Reading the list.</translation>
    </message>
    <message>
        <source>{here} here, {more} more</source>
        <translation>{here} here, {more} more</translation>
    </message>
</context>
<context>
    <name>ReasonRow</name>
    <message>
        <source>Why is it opened clear? It is logged.</source>
        <translation>Why is it opened clear? It is logged.</translation>
    </message>
</context>
<context>
    <name>RecordPanel</name>
    <message>
        <source>Records</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>Newer records</source>
        <translation>Newer records</translation>
    </message>
    <message>
        <source>Older records</source>
        <translation>Older records</translation>
    </message>
    <message>
        <source>Records {first} to {last}, newest first</source>
        <translation>Records {first} to {last}, newest first</translation>
    </message>
    <message>
        <source>Reading the records…</source>
        <translation>Reading the records…</translation>
    </message>
    <message>
        <source>No log is on this machine yet. Fetch them from the gateway.</source>
        <translation>No log is on this machine yet. Fetch them from the gateway.</translation>
    </message>
    <message>
        <source>No record fits these filters.</source>
        <translation>No record fits these filters.</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Suspected child abuse?</source>
        <translation>Suspected child abuse?</translation>
    </message>
    <message>
        <source>The group is covered, its file is destroyed on this machine and the gateway locks it. No hash is shared. This cannot be undone. You then see whom to tell.</source>
        <translation>The group is covered, its file is destroyed on this machine and the gateway locks it. No hash is shared. This cannot be undone. You then see whom to tell.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>Lock it and show whom to tell</source>
        <translation>Lock it and show whom to tell</translation>
    </message>
    <message>
        <source>Opening the next group.</source>
        <translation>Opening the next group.</translation>
    </message>
    <message>
        <source>Nothing to review</source>
        <translation>Nothing to review</translation>
    </message>
    <message>
        <source>New groups come by themselves. You can look again, or rest.</source>
        <translation>New groups come by themselves. You can look again, or rest.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>This workstation was closed by your administrator</source>
        <translation>This workstation was closed by your administrator</translation>
    </message>
    <message>
        <source>Media were destroyed. Ask for a new code to go on.</source>
        <translation>Media were destroyed. Ask for a new code to go on.</translation>
    </message>
    <message>
        <source>This group closed</source>
        <translation>This group closed</translation>
    </message>
    <message>
        <source>Next group</source>
        <translation>Next group</translation>
    </message>
    <message>
        <source>This group cannot be opened</source>
        <translation>This group cannot be opened</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>The gateway is told as soon as it can be reached. Please tell:</source>
        <translation>The gateway is told as soon as it can be reached. Please tell:</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>A hash, or words</source>
        <translation>A hash, or words</translation>
    </message>
    <message>
        <source>Search the banks</source>
        <translation>Search the banks</translation>
    </message>
    <message>
        <source>Kind of what is searched</source>
        <translation>Kind of what is searched</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>A file is hashed on this machine. It is not kept, and it goes nowhere.</source>
        <translation>A file is hashed on this machine. It is not kept, and it goes nowhere.</translation>
    </message>
    <message>
        <source>Offline. The banks are searched as they were fetched last.</source>
        <translation>Offline. The banks are searched as they were fetched last.</translation>
    </message>
    <message>
        <source>Banks</source>
        <translation>Banks</translation>
    </message>
    <message>
        <source>Search by a file</source>
        <translation>Search by a file</translation>
    </message>
</context>
<context>
    <name>SecondBanner</name>
    <message>
        <source>Second review: decide for yourself; you are not told the first answer.</source>
        <translation>Second review: decide for yourself; you are not told the first answer.</translation>
    </message>
</context>
<context>
    <name>SeverityRow</name>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} to {last}</translation>
    </message>
</context>
<context>
    <name>SharingRow</name>
    <message>
        <source>Proposed to this member’s own bank. A second person must agree first.</source>
        <translation>Proposed to this member’s own bank. A second person must agree first.</translation>
    </message>
    <message>
        <source>Proposed to {bank}. A second person must agree first.</source>
        <translation>Proposed to {bank}. A second person must agree first.</translation>
    </message>
    <message>
        <source>Given to: {audience}</source>
        <translation>Given to: {audience}</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>All keys</source>
        <translation>All keys</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Something went wrong</translation>
    </message>
</context>
<context>
    <name>SigningOut</name>
    <message>
        <source>Sign out?</source>
        <translation>Sign out?</translation>
    </message>
    <message>
        <source>Sign out and lose them</source>
        <translation>Sign out and lose them</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Covered</source>
        <translation>Covered</translation>
    </message>
    <message>
        <source>Gist hidden</source>
        <translation>Gist hidden</translation>
    </message>
    <message>
        <source>Gist</source>
        <translation>Gist</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Shown clear</source>
        <translation>Shown clear</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>{kind}. {level}.</source>
        <translation>{kind}. {level}.</translation>
    </message>
    <message>
        <source>Text in {script} script: {characters} characters, {lines} lines</source>
        <translation>Text in {script} script: {characters} characters, {lines} lines</translation>
    </message>
    <message>
        <source>Choose a reason, then look</source>
        <translation>Choose a reason, then look</translation>
    </message>
    <message>
        <source>Covered. {shape} or {gist} shows the gist</source>
        <translation>Covered. {shape} or {gist} shows the gist</translation>
    </message>
    <message>
        <source>Hold {key} to listen, quietly</source>
        <translation>Hold {key} to listen, quietly</translation>
    </message>
    <message>
        <source>{key} shows it in steps of three sentences</source>
        <translation>{key} shows it in steps of three sentences</translation>
    </message>
    <message>
        <source>Keys {back} and {on} go through it · hold {key} for all</source>
        <translation>Keys {back} and {on} go through it · hold {key} for all</translation>
    </message>
    <message>
        <source>Keys {back} and {on} choose a picture · hold {key} to play from there</source>
        <translation>Keys {back} and {on} choose a picture · hold {key} to play from there</translation>
    </message>
    <message>
        <source>Keys {back} and {on} step through it · hold {key} to look</source>
        <translation>Keys {back} and {on} step through it · hold {key} to look</translation>
    </message>
    <message>
        <source>Hold {key} to look inside the ring · covers again when you let go</source>
        <translation>Hold {key} to look inside the ring · covers again when you let go</translation>
    </message>
    <message>
        <source>{key} to look inside the ring, {key} again to cover</source>
        <translation>{key} to look inside the ring, {key} again to cover</translation>
    </message>
    <message>
        <source>Hold {key} to look · covers again when you let go</source>
        <translation>Hold {key} to look · covers again when you let go</translation>
    </message>
    <message>
        <source>{key} to look, {key} again to cover</source>
        <translation>{key} to look, {key} again to cover</translation>
    </message>
    <message>
        <source>There is more: {key} goes on</source>
        <translation>There is more: {key} goes on</translation>
    </message>
    <message>
        <source>The ring follows the mouse and the arrow keys</source>
        <translation>The ring follows the mouse and the arrow keys</translation>
    </message>
    <message>
        <source>Covers again when you let go</source>
        <translation>Covers again when you let go</translation>
    </message>
    <message>
        <source>{key} covers again</source>
        <translation>{key} covers again</translation>
    </message>
    <message>
        <source>A check, shown no closer · not alike? {key}</source>
        <translation>A check, shown no closer · not alike? {key}</translation>
    </message>
</context>
<context>
    <name>StagePanel</name>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Covered</translation>
    </message>
    <message>
        <source>The view is being made</source>
        <translation>The view is being made</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} of {count}</translation>
    </message>
</context>
<context>
    <name>SupportSheet</name>
    <message>
        <source>Opening this is not recorded anywhere.</source>
        <translation>Opening this is not recorded anywhere.</translation>
    </message>
    <message>
        <source>Your organisation has not named anyone yet.</source>
        <translation>Your organisation has not named anyone yet.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message numerus="yes">
        <source>%Ln decision(s) waiting</source>
        <translation>
            <numerusform>%Ln decision waiting</numerusform>
            <numerusform>%Ln decisions waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decision(s) can still be undone</source>
        <translation>
            <numerusform>%Ln decision can still be undone</numerusform>
            <numerusform>%Ln decisions can still be undone</numerusform>
        </translation>
    </message>
    <message>
        <source>{state}, {waiting}</source>
        <translation>{state}, {waiting}</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Starting</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Syncing</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>The gateway is busy</source>
        <translation>The gateway is busy</translation>
    </message>
    <message>
        <source>Checking with the gateway</source>
        <translation>Checking with the gateway</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Sign in again</translation>
    </message>
    <message>
        <source>Wrong gateway, nothing sent</source>
        <translation>Wrong gateway, nothing sent</translation>
    </message>
    <message>
        <source>Workstation closed</source>
        <translation>Workstation closed</translation>
    </message>
    <message>
        <source>Update needed</source>
        <translation>Update needed</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>Synced</translation>
    </message>
    <message>
        <source>Synced {when}</source>
        <translation>Synced {when}</translation>
    </message>
</context>
<context>
    <name>TodayPanel</name>
    <message>
        <source>Closed to you now</source>
        <translation>Closed to you now</translation>
    </message>
    <message>
        <source>Every queue of yours is open.</source>
        <translation>Every queue of yours is open.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Nobody is signed in</source>
        <translation>Nobody is signed in</translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation>Your settings</translation>
    </message>
    <message>
        <source>Incident {title} · answer within {count} min</source>
        <translation>Incident {title} · answer within {count} min</translation>
    </message>
</context>
<context>
    <name>ViewPanel</name>
    <message>
        <source>How things are shown</source>
        <translation>How things are shown</translation>
    </message>
    <message>
        <source>Gist hidden: points on the short side</source>
        <translation>Gist hidden: points on the short side</translation>
    </message>
    <message>
        <source>Gist hidden: {count} points on the short side</source>
        <translation>Gist hidden: {count} points on the short side</translation>
    </message>
    <message>
        <source>Fewer show less. Whether this protects anyone is not proven.</source>
        <translation>Fewer show less. Whether this protects anyone is not proven.</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>A hash enters a bank once a second person agreed without knowing the first answer. That person finds the item in their queue, not here.</source>
        <translation>A hash enters a bank once a second person agreed without knowing the first answer. That person finds the item in their queue, not here.</translation>
    </message>
    <message>
        <source>Waiting hashes</source>
        <translation>Waiting hashes</translation>
    </message>
    <message>
        <source>Asking the gateway what waits…</source>
        <translation>Asking the gateway what waits…</translation>
    </message>
    <message>
        <source>Nothing waits. Tick hashes in a decision to propose them.</source>
        <translation>Nothing waits. Tick hashes in a decision to propose them.</translation>
    </message>
    <message>
        <source>You are offline. This is what the gateway told last.</source>
        <translation>You are offline. This is what the gateway told last.</translation>
    </message>
    <message>
        <source>You are offline. What waits is known to the gateway; come back later.</source>
        <translation>You are offline. What waits is known to the gateway; come back later.</translation>
    </message>
</context>
<context>
    <name>WhoForm</name>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Look up, and log it</source>
        <translation>Look up, and log it</translation>
    </message>
    <message>
        <source>Why do you need to know who {pseudonym} is?</source>
        <translation>Why do you need to know who {pseudonym} is?</translation>
    </message>
    <message>
        <source>At least {count} characters. The question and the reason are logged.</source>
        <translation>At least {count} characters. The question and the reason are logged.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Violates</source>
        <translation>Violates</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Allowed</translation>
    </message>
    <message>
        <source>Allowed in protected context</source>
        <translation>Allowed in protected context</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>Escalated</translation>
    </message>
    <message>
        <source>The gateway has your decision.</source>
        <translation>The gateway has your decision.</translation>
    </message>
    <message>
        <source>Your decision came late and still counts.</source>
        <translation>Your decision came late and still counts.</translation>
    </message>
    <message>
        <source>The gateway has your decision. Its hashes wait for a second reviewer.</source>
        <translation>The gateway has your decision. Its hashes wait for a second reviewer.</translation>
    </message>
    <message>
        <source>Someone else’s decision counts; yours is kept as an opinion.</source>
        <translation>Someone else’s decision counts; yours is kept as an opinion.</translation>
    </message>
    <message>
        <source>The platform took the item back before your decision came.</source>
        <translation>The platform took the item back before your decision came.</translation>
    </message>
    <message>
        <source>The group changed. Please look at it again.</source>
        <translation>The group changed. Please look at it again.</translation>
    </message>
    <message>
        <source>The gateway did not accept your decision.</source>
        <translation>The gateway did not accept your decision.</translation>
    </message>
    <message>
        <source>The gateway asks to send this again later.</source>
        <translation>The gateway asks to send this again later.</translation>
    </message>
    <message>
        <source>File on its way</source>
        <translation>File on its way</translation>
    </message>
    <message>
        <source>File cannot be shown</source>
        <translation>File cannot be shown</translation>
    </message>
    <message>
        <source>Decided, waiting to be sent</source>
        <translation>Decided, waiting to be sent</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Given to someone else</source>
        <translation>Given to someone else</translation>
    </message>
    <message>
        <source>Taken back by the platform</source>
        <translation>Taken back by the platform</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Given back</translation>
    </message>
    <message>
        <source>Needs a newer version</source>
        <translation>Needs a newer version</translation>
    </message>
    <message>
        <source>This group was given to someone else. Nothing you saved is lost.</source>
        <translation>This group was given to someone else. Nothing you saved is lost.</translation>
    </message>
    <message>
        <source>The platform took this group back.</source>
        <translation>The platform took this group back.</translation>
    </message>
    <message>
        <source>This group is locked and with the legal contact.</source>
        <translation>This group is locked and with the legal contact.</translation>
    </message>
    <message>
        <source>A lead took this group back.</source>
        <translation>A lead took this group back.</translation>
    </message>
    <message>
        <source>This group is no longer here.</source>
        <translation>This group is no longer here.</translation>
    </message>
    <message>
        <source>User report</source>
        <translation>User report</translation>
    </message>
    <message>
        <source>Hash match</source>
        <translation>Hash match</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>Classifier</translation>
    </message>
    <message>
        <source>Trusted flagger</source>
        <translation>Trusted flagger</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>Appeal</translation>
    </message>
    <message>
        <source>Source not given</source>
        <translation>Source not given</translation>
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
        <translation>was due {when}</translation>
    </message>
    <message>
        <source>due in {time}</source>
        <translation>due in {time}</translation>
    </message>
    <message>
        <source>due in {count} h</source>
        <translation>due in {count} h</translation>
    </message>
    <message>
        <source>due in {count} d</source>
        <translation>due in {count} d</translation>
    </message>
    <message>
        <source>{count} min ago</source>
        <translation>{count} min ago</translation>
    </message>
    <message>
        <source>{count} h ago</source>
        <translation>{count} h ago</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s) ago</source>
        <translation>
            <numerusform>%Ln year ago</numerusform>
            <numerusform>%Ln years ago</numerusform>
        </translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
</context>
</TS>
