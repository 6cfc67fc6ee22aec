<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name>Acts</name>
    <message>
        <source>Covered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gist hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item before, in this group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item after, in this group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group before, in the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group after, in the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is: first, second, third …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No protected context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected context: first, second, third …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity S0 to S4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the purpose rests on: first, second, third …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it goes to a lead: first, second, third …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Violates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not for me now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspected child abuse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover, or go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place: first, second, third</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show my decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow removal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch and verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm the incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse the incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention, audit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerForm</name>
    <message>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the purpose rests on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it goes to a lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hashes to add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharing waits for a second reviewer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message>
        <source>Set aside. It is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway may remove them now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The items were locked for the legal contact before you decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform took the items back before you decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your report came late and still counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy changed after you decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group changed after you decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group was no longer yours when this arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone decided the same before you; yours is kept too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else’s decision counts ({verdict}); yours is kept as an opinion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version is too old for the gateway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer is not in the policy any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway does not know the policy you used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hash differs from the gateway’s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a lead may decide this group now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway does not know this group any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway does not accept the signature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer that is required is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway did not accept your decision ({code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept. Look again whenever you can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do. Mark it as seen when you have read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask IT for the newer version. Set it aside until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it aside and tell your lead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again and decide, or set it aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You reported suspected child-abuse material.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You gave the group back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your decision is with the gateway, not here any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You decided: {verdict}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway knows another log under this workstation’s name. Tell your lead now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s) were given back: a newer version is needed to show them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The gateway was restored from a copy; %Ln decision(s) are being sent again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This machine’s clock is {minutes} minutes off. Tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The gateway asks to remove %Ln group(s) from this machine at once. That is unusual, so nothing was removed. Ask your lead before you allow it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>Incident proposed: {title}, {minutes} min target. {has} of {all} leads agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident active: {title}. Its end is proposed; {has} of {all} leads agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident active: {title}, {minutes} min target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item or group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified, with a tail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>receipt {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pseudonym} is {person}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked for the legal contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logs exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store begun anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verification failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flagged by the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File set aside as unsafe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision in effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as an opinion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back by the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered to the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue granted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workstation enrolled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workstation closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident confirmed by a lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pseudonym looked up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group taken back by a lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be looked at again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No log has been fetched yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln log(s) do not prove what they claim. Tell IT, and keep an export.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln log(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Verified: {logs}, {records}, all anchored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified: {logs}, {records}; {tail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>the last records of %Ln log(s) are not anchored yet.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last %Ln record(s) of {log} are not anchored yet.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Verified: {records}, all anchored</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>the last %Ln not anchored yet</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Verified: {records}, {tail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record {where} was altered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A record is missing at {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record {where} is out of order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record {where} does not follow from the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record {where} belongs to another log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log has another key than before: {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A checkpoint cannot be read: {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A signature does not hold: {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two histories are signed for the same place: {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records up to {where} are not those that were signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log became shorter: {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something contradicts the log at {where}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Given back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {verdict}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It had left already. Decide again if the group comes back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BugSheet</name>
    <message>
        <source>This should not have happened. Everything you saved is safe, and you can go on. A report without any content was written here:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a support bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Context</name>
    <message>
        <source>posted {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>author has %Ln earlier confirmed item(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>account {days} d old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language {code}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContextPanel</name>
    <message>
        <source>Posted text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Covered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No text was posted with it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecisionPanel</name>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) alike. One decision covers them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Enrol</name>
    <message>
        <source>20 characters. Case, spaces and hyphens do not matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {all} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too long: a code has 20 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a character in it that no code has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins with https:// and has no path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a whole address yet, for example {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must begin with https://, so that nobody listens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address has the right form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the address of a gateway. Please read it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an enrolment code. Please read it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no way to {address}. Check the address and your connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something answers at {address}, but not as a gateway. It may be a sign-in page of the network, another address, or a gateway in trouble. The code was kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway that answered is not the one this code was made for. Nothing was kept. Do not try again on this network; call your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store of this profile is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was moved aside and nothing was deleted; IT can look at it in the profile’s folder. Opening again begins a new store, whose log says so. Decisions the gateway already has are safe; others may be only in the file that was moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys of this profile cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system’s keyring is missing or locked. Unlock it and try again. Nothing was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code was used before. A code works once; ask for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code has expired. Ask your administrator for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway does not know this code. Read it again, or ask for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>You are offline. Work goes on with what is on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway does not answer well. It is tried again soon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another server answers at the gateway’s address. Nothing was sent to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please sign in again. Your work on this machine is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system’s keyring is missing or locked, so keys cannot be kept on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not on this machine. Decide from the context, or give it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log does not prove what it claims, at {where}. Tell your lead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong that should not have. Your work is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workstation was closed by an administrator. Ask them what to do next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role does not allow this. Ask your lead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version is too old for the gateway. Update it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code is wrong, used or expired. Ask your administrator for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform took this item back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This item is locked and with the legal contact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This group is no longer yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway does not know this item any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway asks to wait. It is tried again soon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is busy. It is tried again soon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway said no ({code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Free some space; nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local store is locked by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local store is damaged. It was set aside, not deleted. Tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local store was made by a newer version. Install that version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile is already open in another window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This installation has a database library that can lose data. Tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local store cannot be used. Tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of file cannot be shown here. Decide from the context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged. Decide from the context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large to open safely. Decide from the context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file took too long to open safely. Decide from the context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the file safely did not work. Decide from the context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not what it says it is. Decide from the context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be opened safely. Decide from the context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is not acceptable ({code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was given is not acceptable ({code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something still needs an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A short pause comes after each clear look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some decisions have not reached the gateway yet. They would be lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile was away from the gateway for too long. Connect to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file may no longer be opened without contact. Connect to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version is needed for this item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rules of the work do not allow this.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HashRow</name>
    <message>
        <source>Add {kind} hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quality {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stays here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HashRows</name>
    <message>
        <source>This file hashes differently here than at the gateway. Nothing is shared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no hashes yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} (held)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Finishing. What you saved is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out and lose them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Missing</name>
    <message>
        <source>Say whether there is a protected context. None counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the protected context that makes it allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“None” cannot stand beside another context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what it is: pick at least one label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a severity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note of at least {count} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note is too long. Shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what the purpose rests on: pick at least one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why it goes to a lead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy changed. Please look at your answers again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonMenu</name>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While the key is held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press to look, press to cover</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionSheet</name>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>no score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>×{count} alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time ran out, still counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalated to you</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>The queue is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists show no pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{leased} here · {waiting} waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Suspected child abuse?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group is covered, its file is destroyed on this machine and the gateway locks it. No hash is shared. This cannot be undone. You then see whom to tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock it and tell the legal contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the next group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New groups come by themselves. You can look again, or rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This group closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This group cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is told as soon as it can be reached. Please tell:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeverityRow</name>
    <message>
        <source>{first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>The workstation cannot open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StageCanvas</name>
    <message>
        <source>Covered</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StagePanel</name>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold {key}  {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Covers again when you let go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} covers again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Covered. {shape} or {gist} shows the gist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold {key} to look · covers again when you let go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} to look, {key} again to cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text in {script} script: {characters} characters, {lines} lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SupportSheet</name>
    <message>
        <source>Opening this is not recorded anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation has not named anyone yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message numerus="yes">
        <source>%Ln decision(s) waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{state}, {waiting}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking with the gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong gateway, nothing sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workstation closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synced {when}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Nobody is signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident {title} · answer within {count} min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Violates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed in protected context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway has your decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your decision came late and still counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your decision waits for a second reviewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else’s decision counts; yours is kept as an opinion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform took the item back before your decision came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group changed. Please look at it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway did not accept your decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway asks to send this again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided, waiting to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given to someone else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back by the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a newer version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This group was given to someone else. Nothing you saved is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform took this group back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This group is locked and with the legal contact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lead took this group back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This group is no longer here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hash match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trusted flagger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IMG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TXT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was due {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due in {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due in {count} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due in {count} d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} h ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} d ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
