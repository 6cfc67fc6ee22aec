<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name>Acts</name>
    <message>
        <source>Covered</source>
        <translation>مغطى</translation>
    </message>
    <message>
        <source>Gist hidden</source>
        <translation>الفحوى مخفية</translation>
    </message>
    <message>
        <source>Gist</source>
        <translation>الفحوى</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>واضح</translation>
    </message>
    <message>
        <source>Item before, in this group</source>
        <translation>العنصر السابق في هذه المجموعة</translation>
    </message>
    <message>
        <source>Item after, in this group</source>
        <translation>العنصر التالي في هذه المجموعة</translation>
    </message>
    <message>
        <source>Group before, in the queue</source>
        <translation>المجموعة السابقة في القائمة</translation>
    </message>
    <message>
        <source>Group after, in the queue</source>
        <translation>المجموعة التالية في القائمة</translation>
    </message>
    <message>
        <source>What it is: first, second, third …</source>
        <translation>ما هو: الأول، الثاني، الثالث …</translation>
    </message>
    <message>
        <source>No protected context</source>
        <translation>لا سياق محمي</translation>
    </message>
    <message>
        <source>Protected context: first, second, third …</source>
        <translation>السياق المحمي: الأول، الثاني، الثالث …</translation>
    </message>
    <message>
        <source>Severity S0 to S4</source>
        <translation>الشدة من S0 إلى S4</translation>
    </message>
    <message>
        <source>What the purpose rests on: first, second, third …</source>
        <translation>ما يستند إليه الغرض: الأول، الثاني، الثالث …</translation>
    </message>
    <message>
        <source>Why it goes to a lead: first, second, third …</source>
        <translation>سبب الإحالة إلى المشرف: الأول، الثاني، الثالث …</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>كتابة ملاحظة</translation>
    </message>
    <message>
        <source>Violates</source>
        <translation>مخالف</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>مسموح</translation>
    </message>
    <message>
        <source>Protected</source>
        <translation>محمي</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>إحالة</translation>
    </message>
    <message>
        <source>Not for me now</source>
        <translation>ليس لي الآن</translation>
    </message>
    <message>
        <source>Suspected child abuse</source>
        <translation>اشتباه باعتداء على طفل</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>تأكيد</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Cover, or go back</source>
        <translation>تغطية أو رجوع</translation>
    </message>
    <message>
        <source>Cover everything</source>
        <translation>تغطية كل شيء</translation>
    </message>
    <message>
        <source>Place: first, second, third</source>
        <translation>المكان: الأول، الثاني، الثالث</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>مزامنة الآن</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>الدعم</translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation>إعداداتك</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>كل المفاتيح</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>البحث مجددا</translation>
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
        <translation>النظر</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>التنقل</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>الإجابة</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>القرار</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>النافذة</translation>
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
        <translation>ما هو</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>الشدة</translation>
    </message>
    <message>
        <source>Protected context</source>
        <translation>السياق المحمي</translation>
    </message>
    <message>
        <source>What the purpose rests on</source>
        <translation>ما يستند إليه الغرض</translation>
    </message>
    <message>
        <source>Why it goes to a lead</source>
        <translation>سبب الإحالة إلى المشرف</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Hashes to add</source>
        <translation>البصمات المراد إضافتها</translation>
    </message>
    <message>
        <source>Sharing waits for a second reviewer.</source>
        <translation>المشاركة تنتظر مراجعا ثانيا.</translation>
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
    <name>AttentionView</name>
    <message>
        <source>What needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading what needs attention…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs you. Decisions the gateway sends back, and answers you should know of, will stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow removal?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow removal</source>
        <translation type="unfinished"></translation>
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
        <translation>القائمة</translation>
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
        <translation>استعادته المنصة</translation>
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
        <translation>المحطة مغلقة</translation>
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
        <source>{records}, all anchored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{records}, {tail}</source>
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
    <name>AuditView</name>
    <message>
        <source>Only leads see the logs of others. Ask your lead if you need something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the logs into a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The logs, and a program that verifies them with Python alone, are in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Given back.</source>
        <translation>أعيدت.</translation>
    </message>
    <message>
        <source>Saved: {verdict}.</source>
        <translation>حفظ: {verdict}.</translation>
    </message>
    <message>
        <source>It had left already. Decide again if the group comes back.</source>
        <translation>أرسل من قبل. قرر مجددا إن عادت المجموعة.</translation>
    </message>
</context>
<context>
    <name>BugSheet</name>
    <message>
        <source>This should not have happened. Everything you saved is safe, and you can go on. A report without any content was written here:</source>
        <translation>ما كان ينبغي أن يحدث هذا. كل ما حفظته آمن ويمكنك المتابعة. كتب تقرير خال من أي محتوى هنا:</translation>
    </message>
    <message>
        <source>Make a support bundle</source>
        <translation>إنشاء حزمة للدعم الفني</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>Any</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Context</name>
    <message>
        <source>posted {when}</source>
        <translation>نشر {when}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s)</source>
        <translation>
            <numerusform>لا بلاغات</numerusform>
            <numerusform>بلاغ واحد</numerusform>
            <numerusform>بلاغان</numerusform>
            <numerusform>%Ln بلاغات</numerusform>
            <numerusform>%Ln بلاغا</numerusform>
            <numerusform>%Ln بلاغ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>author has %Ln earlier confirmed item(s)</source>
        <translation>
            <numerusform>ليس لصاحبه عناصر مؤكدة سابقة</numerusform>
            <numerusform>لصاحبه عنصر مؤكد سابق</numerusform>
            <numerusform>لصاحبه عنصران مؤكدان سابقان</numerusform>
            <numerusform>لصاحبه %Ln عناصر مؤكدة سابقة</numerusform>
            <numerusform>لصاحبه %Ln عنصرا مؤكدا سابقا</numerusform>
            <numerusform>لصاحبه %Ln عنصر مؤكد سابق</numerusform>
        </translation>
    </message>
    <message>
        <source>account {days} d old</source>
        <translation>عمر الحساب {days} يوما</translation>
    </message>
    <message>
        <source>language {code}</source>
        <translation>اللغة {code}</translation>
    </message>
</context>
<context>
    <name>ContextPanel</name>
    <message>
        <source>Posted text</source>
        <translation>النص المنشور</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>السياق</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>مغطى</translation>
    </message>
    <message>
        <source>No text was posted with it.</source>
        <translation>لم ينشر معه نص.</translation>
    </message>
</context>
<context>
    <name>DecisionPanel</name>
    <message>
        <source>Decision</source>
        <translation>القرار</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) alike. One decision covers them.</source>
        <translation>
            <numerusform>لا عناصر.</numerusform>
            <numerusform>عنصر واحد يشمله قرار واحد.</numerusform>
            <numerusform>عنصران متشابهان يشملهما قرار واحد.</numerusform>
            <numerusform>%Ln عناصر متشابهة يشملها قرار واحد.</numerusform>
            <numerusform>%Ln عنصرا متشابها يشملها قرار واحد.</numerusform>
            <numerusform>%Ln عنصر متشابه يشملها قرار واحد.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Act</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a line to see what to do about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels whose meaning changed: {labels}</source>
        <translation type="unfinished"></translation>
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
        <source>It was moved aside and nothing was deleted; IT finds it beside the new one. Opening again begins a new store, whose log says so. Decisions the gateway already has are safe; others may be only in the file that was moved.</source>
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
    <name>EnrolForm</name>
    <message>
        <source>Gateway address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrol this workstation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profiles of this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your administrator gives you the gateway’s address and a code that works once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine makes a key of its own. It goes into the system’s keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the code, which stays here, proves that the right gateway answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An encrypted store is made on this machine, and its log begins.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnrolView</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Enrolling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the gateway at {address}, then making keys and the store. This takes a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway answered after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile was made before you stopped waiting. The code is spent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system’s keyring is missing or locked, so keys cannot be kept here. Unlock it and try again, or work in memory only: then you need a connection all the time, and when the program closes this profile is gone and you need a new code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work in memory only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys cannot be kept on this machine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>You are offline. Work goes on with what is on this machine.</source>
        <translation>أنت غير متصل. يستمر العمل بما هو موجود على هذا الجهاز.</translation>
    </message>
    <message>
        <source>The gateway does not answer well. It is tried again soon.</source>
        <translation>البوابة لا تجيب كما ينبغي. ستعاد المحاولة قريبا.</translation>
    </message>
    <message>
        <source>Another server answers at the gateway’s address. Nothing was sent to it.</source>
        <translation>يجيب خادم آخر على عنوان البوابة. لم يرسل إليه شيء.</translation>
    </message>
    <message>
        <source>Please sign in again. Your work on this machine is kept.</source>
        <translation>يرجى تسجيل الدخول مجددا. عملك على هذا الجهاز محفوظ.</translation>
    </message>
    <message>
        <source>The system’s keyring is missing or locked, so keys cannot be kept on this machine.</source>
        <translation>سلسلة مفاتيح النظام غائبة أو مقفلة، فلا يمكن حفظ المفاتيح على هذا الجهاز.</translation>
    </message>
    <message>
        <source>The file is not on this machine. Decide from the context, or give it back.</source>
        <translation>الملف ليس على هذا الجهاز. قرر من السياق أو أعده.</translation>
    </message>
    <message>
        <source>The log does not prove what it claims, at {where}. Tell your lead.</source>
        <translation>السجل لا يثبت ما يدعيه عند {where}. أخبر مشرفك.</translation>
    </message>
    <message>
        <source>Something went wrong that should not have. Your work is kept.</source>
        <translation>حدث خطأ ما كان ينبغي أن يحدث. عملك محفوظ.</translation>
    </message>
    <message>
        <source>This workstation was closed by an administrator. Ask them what to do next.</source>
        <translation>أغلق مدير النظام محطة العمل هذه. اسأله عن الخطوة التالية.</translation>
    </message>
    <message>
        <source>Your role does not allow this. Ask your lead.</source>
        <translation>دورك لا يسمح بهذا. اسأل مشرفك.</translation>
    </message>
    <message>
        <source>This version is too old for the gateway. Update it.</source>
        <translation>هذا الإصدار قديم بالنسبة إلى البوابة. حدثه.</translation>
    </message>
    <message>
        <source>The code is wrong, used or expired. Ask your administrator for a new one.</source>
        <translation>الرمز خاطئ أو مستعمل أو منتهي الصلاحية. اطلب رمزا جديدا من مدير النظام.</translation>
    </message>
    <message>
        <source>The platform took this item back.</source>
        <translation>استعادت المنصة هذا العنصر.</translation>
    </message>
    <message>
        <source>This item is locked and with the legal contact.</source>
        <translation>هذا العنصر مقفل ولدى جهة الاتصال القانونية.</translation>
    </message>
    <message>
        <source>This group is no longer yours.</source>
        <translation>لم تعد هذه المجموعة لديك.</translation>
    </message>
    <message>
        <source>The gateway does not know this item any more.</source>
        <translation>لم تعد البوابة تعرف هذا العنصر.</translation>
    </message>
    <message>
        <source>The gateway asks to wait. It is tried again soon.</source>
        <translation>تطلب البوابة الانتظار. ستعاد المحاولة قريبا.</translation>
    </message>
    <message>
        <source>The gateway is busy. It is tried again soon.</source>
        <translation>البوابة مشغولة. ستعاد المحاولة قريبا.</translation>
    </message>
    <message>
        <source>The gateway said no ({code}).</source>
        <translation>رفضت البوابة ({code}).</translation>
    </message>
    <message>
        <source>The disk is full. Free some space; nothing was lost.</source>
        <translation>القرص ممتلئ. أفرغ بعض المساحة؛ لم يفقد شيء.</translation>
    </message>
    <message>
        <source>The local store is locked by another program.</source>
        <translation>المخزن المحلي مقفل من برنامج آخر.</translation>
    </message>
    <message>
        <source>The local store is damaged. It was set aside, not deleted. Tell IT.</source>
        <translation>المخزن المحلي تالف. وضع جانبا ولم يحذف. أخبر الدعم الفني.</translation>
    </message>
    <message>
        <source>The local store was made by a newer version. Install that version.</source>
        <translation>المخزن المحلي من إصدار أحدث. ثبت ذلك الإصدار.</translation>
    </message>
    <message>
        <source>This profile is already open in another window.</source>
        <translation>هذا الملف الشخصي مفتوح في نافذة أخرى.</translation>
    </message>
    <message>
        <source>This installation has a database library that can lose data. Tell IT.</source>
        <translation>في هذا التثبيت مكتبة قاعدة بيانات قد تفقد البيانات. أخبر الدعم الفني.</translation>
    </message>
    <message>
        <source>The local store cannot be used. Tell IT.</source>
        <translation>لا يمكن استعمال المخزن المحلي. أخبر الدعم الفني.</translation>
    </message>
    <message>
        <source>This kind of file cannot be shown here. Decide from the context.</source>
        <translation>لا يمكن عرض هذا النوع من الملفات هنا. قرر من السياق.</translation>
    </message>
    <message>
        <source>The file is damaged. Decide from the context.</source>
        <translation>الملف تالف. قرر من السياق.</translation>
    </message>
    <message>
        <source>The file is too large to open safely. Decide from the context.</source>
        <translation>الملف أكبر من أن يفتح بأمان. قرر من السياق.</translation>
    </message>
    <message>
        <source>The file took too long to open safely. Decide from the context.</source>
        <translation>استغرق فتح الملف بأمان وقتا طويلا. قرر من السياق.</translation>
    </message>
    <message>
        <source>Opening the file safely did not work. Decide from the context.</source>
        <translation>لم ينجح فتح الملف بأمان. قرر من السياق.</translation>
    </message>
    <message>
        <source>The file is not what it says it is. Decide from the context.</source>
        <translation>الملف ليس ما يدعي أنه هو. قرر من السياق.</translation>
    </message>
    <message>
        <source>The file cannot be opened safely. Decide from the context.</source>
        <translation>لا يمكن فتح الملف بأمان. قرر من السياق.</translation>
    </message>
    <message>
        <source>Nobody is enrolled here under that name. Ask your administrator for a code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several people are enrolled on this machine. Say which profile to open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is not acceptable ({code}).</source>
        <translation>{where} غير مقبول ({code}).</translation>
    </message>
    <message>
        <source>What was given is not acceptable ({code}).</source>
        <translation>ما أعطي غير مقبول ({code}).</translation>
    </message>
    <message>
        <source>Something still needs an answer.</source>
        <translation>ما زال هناك ما يحتاج إلى إجابة.</translation>
    </message>
    <message>
        <source>A short pause comes after each clear look.</source>
        <translation>تأتي وقفة قصيرة بعد كل نظرة واضحة.</translation>
    </message>
    <message>
        <source>Some decisions have not reached the gateway yet. They would be lost.</source>
        <translation>بعض القرارات لم تصل إلى البوابة بعد. سوف تفقد.</translation>
    </message>
    <message>
        <source>This profile was away from the gateway for too long. Connect to go on.</source>
        <translation>غاب هذا الملف الشخصي عن البوابة طويلا. اتصل للمتابعة.</translation>
    </message>
    <message>
        <source>This file may no longer be opened without contact. Connect to go on.</source>
        <translation>لم يعد جائزا فتح هذا الملف دون اتصال. اتصل للمتابعة.</translation>
    </message>
    <message>
        <source>A newer version is needed for this item.</source>
        <translation>يحتاج هذا العنصر إلى إصدار أحدث.</translation>
    </message>
    <message>
        <source>The rules of the work do not allow this.</source>
        <translation>قواعد العمل لا تسمح بهذا.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>From day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>القائمة</translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A day is written as 2026-11-22, in UTC.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HashRow</name>
    <message>
        <source>Add {kind} hash</source>
        <translation>إضافة بصمة {kind}</translation>
    </message>
    <message>
        <source>quality {count}</source>
        <translation>الجودة {count}</translation>
    </message>
    <message>
        <source>stays here</source>
        <translation>تبقى هنا</translation>
    </message>
</context>
<context>
    <name>HashRows</name>
    <message>
        <source>This file hashes differently here than at the gateway. Nothing is shared.</source>
        <translation>بصمة هذا الملف هنا تختلف عنها في البوابة. لا يشارك شيء.</translation>
    </message>
    <message>
        <source>There are no hashes yet.</source>
        <translation>لا بصمات بعد.</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>{words} (held)</source>
        <translation>{words} (مع الضغط)</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Steps of this item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item {at} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a record to see the whole way of its item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This record is about no item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note is shown.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IncidentBanner</name>
    <message>
        <source>Confirm its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two leads must agree, each at their own workstation. One no closes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have answered. It waits for another lead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End {title}? Clocks go back to normal everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put {title} in force? Clocks tighten on every workstation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm the incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let {title} go on? The proposal to end it is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse {title}? The proposal is closed for everyone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse the incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer is on its way.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogsPanel</name>
    <message>
        <source>Logs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Finishing. What you saved is safe.</source>
        <translation>جار الإنهاء. ما حفظته آمن.</translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>تسجيل الخروج؟</translation>
    </message>
    <message>
        <source>Sign out and lose them</source>
        <translation>الخروج وفقدانها</translation>
    </message>
</context>
<context>
    <name>Missing</name>
    <message>
        <source>Say whether there is a protected context. None counts.</source>
        <translation>قل هل هناك سياق محمي. «لا يوجد» إجابة.</translation>
    </message>
    <message>
        <source>Name the protected context that makes it allowed.</source>
        <translation>سم السياق المحمي الذي يجعله مسموحا.</translation>
    </message>
    <message>
        <source>“None” cannot stand beside another context.</source>
        <translation>لا يجتمع «لا يوجد» مع سياق آخر.</translation>
    </message>
    <message>
        <source>Say what it is: pick at least one label.</source>
        <translation>قل ما هو: اختر وسما واحدا على الأقل.</translation>
    </message>
    <message>
        <source>Pick a severity.</source>
        <translation>اختر الشدة.</translation>
    </message>
    <message>
        <source>Write a note of at least {count} characters.</source>
        <translation>اكتب ملاحظة من {count} حرفا على الأقل.</translation>
    </message>
    <message>
        <source>The note is too long. Shorten it.</source>
        <translation>الملاحظة طويلة. اختصرها.</translation>
    </message>
    <message>
        <source>Say what the purpose rests on: pick at least one.</source>
        <translation>قل ما يستند إليه الغرض: اختر واحدا على الأقل.</translation>
    </message>
    <message>
        <source>Say why it goes to a lead.</source>
        <translation>قل لماذا يحال إلى المشرف.</translation>
    </message>
    <message>
        <source>The policy changed. Please look at your answers again.</source>
        <translation>تغيرت السياسة. يرجى مراجعة إجاباتك.</translation>
    </message>
</context>
<context>
    <name>PersonMenu</name>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>Clear look</source>
        <translation>النظرة الواضحة</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>تباين عال</translation>
    </message>
    <message>
        <source>While the key is held</source>
        <translation>ما دام المفتاح مضغوطا</translation>
    </message>
    <message>
        <source>Press to look, press to cover</source>
        <translation>اضغط للنظر واضغط للتغطية</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Review</source>
        <translation>المراجعة</translation>
    </message>
</context>
<context>
    <name>ProfileChoice</name>
    <message>
        <source>Profiles of this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrol another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is working?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One person and one gateway each. Pick yours.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProofPanel</name>
    <message>
        <source>Progress of fetching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop fetching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching {log}: {here} of {all} records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the gateway for the logs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline. This is the copy that was fetched last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the copy that was fetched last. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the copy that was fetched last.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionSheet</name>
    <message>
        <source>Stay</source>
        <translation>البقاء</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>no score</source>
        <translation>بلا تقدير</translation>
    </message>
    <message>
        <source>×{count} alike</source>
        <translation>×{count} متشابهة</translation>
    </message>
    <message>
        <source>Time ran out, still counts</source>
        <translation>انتهى الوقت وما زال يحتسب</translation>
    </message>
    <message>
        <source>Escalated to you</source>
        <translation>محال إليك</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Queue</source>
        <translation>القائمة</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>The queue is empty.</source>
        <translation>القائمة فارغة.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>القائمة</translation>
    </message>
    <message>
        <source>Lists show no pictures.</source>
        <translation>القوائم لا تعرض صورا.</translation>
    </message>
    <message>
        <source>{leased} here · {waiting} waiting</source>
        <translation>{leased} هنا · {waiting} في الانتظار</translation>
    </message>
</context>
<context>
    <name>RecordPanel</name>
    <message>
        <source>Records {first} to {last}, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the records…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No log is on this machine yet. Fetch them from the gateway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No record fits these filters.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordView</name>
    <message>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Suspected child abuse?</source>
        <translation>اشتباه باعتداء على طفل؟</translation>
    </message>
    <message>
        <source>The group is covered, its file is destroyed on this machine and the gateway locks it. No hash is shared. This cannot be undone. You then see whom to tell.</source>
        <translation>المجموعة مغطاة، ويتلف ملفها على هذا الجهاز وتقفلها البوابة. لا تشارك أي بصمة. لا يمكن التراجع عن هذا. ثم ترى من تخبره.</translation>
    </message>
    <message>
        <source>Lock it and tell the legal contact</source>
        <translation>قفلها وإخبار جهة الاتصال القانونية</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Opening the next group.</source>
        <translation>جار فتح المجموعة التالية.</translation>
    </message>
    <message>
        <source>Nothing to review</source>
        <translation>لا شيء للمراجعة</translation>
    </message>
    <message>
        <source>New groups come by themselves. You can look again, or rest.</source>
        <translation>تصل المجموعات الجديدة وحدها. يمكنك البحث مجددا أو الراحة.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>البحث مجددا</translation>
    </message>
    <message>
        <source>This group closed</source>
        <translation>أغلقت هذه المجموعة</translation>
    </message>
    <message>
        <source>Next group</source>
        <translation>المجموعة التالية</translation>
    </message>
    <message>
        <source>This group cannot be opened</source>
        <translation>لا يمكن فتح هذه المجموعة</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>أقفلت</translation>
    </message>
    <message>
        <source>The gateway is told as soon as it can be reached. Please tell:</source>
        <translation>تخبر البوابة حالما يمكن الوصول إليها. يرجى إخبار:</translation>
    </message>
</context>
<context>
    <name>SeverityRow</name>
    <message>
        <source>{first} to {last}</source>
        <translation>من {first} إلى {last}</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>The workstation cannot open</source>
        <translation>لا يمكن فتح محطة العمل</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>كل المفاتيح</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>الدعم</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>حدث خطأ</translation>
    </message>
</context>
<context>
    <name>StageCanvas</name>
    <message>
        <source>Covered</source>
        <translation>مغطى</translation>
    </message>
</context>
<context>
    <name>StagePanel</name>
    <message>
        <source>Item</source>
        <translation>العنصر</translation>
    </message>
    <message>
        <source>hold {key}  {words}</source>
        <translation>مع الضغط {key}  {words}</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} من {count}</translation>
    </message>
    <message>
        <source>Covers again when you let go</source>
        <translation>يغطى عند رفع الإصبع</translation>
    </message>
    <message>
        <source>{key} covers again</source>
        <translation>{key} يغطي مجددا</translation>
    </message>
    <message>
        <source>Covered. {shape} or {gist} shows the gist</source>
        <translation>مغطى. {shape} أو {gist} لعرض الفحوى</translation>
    </message>
    <message>
        <source>Hold {key} to look · covers again when you let go</source>
        <translation>اضغط {key} مطولا للنظر · يغطى عند رفع الإصبع</translation>
    </message>
    <message>
        <source>{key} to look, {key} again to cover</source>
        <translation>{key} للنظر و{key} مجددا للتغطية</translation>
    </message>
    <message>
        <source>Shown clear</source>
        <translation>معروض بوضوح</translation>
    </message>
    <message>
        <source>Text in {script} script: {characters} characters, {lines} lines</source>
        <translation>نص بالكتابة {script}: {characters} حرفا، {lines} أسطر</translation>
    </message>
</context>
<context>
    <name>SupportSheet</name>
    <message>
        <source>Opening this is not recorded anywhere.</source>
        <translation>فتح هذا لا يسجل في أي مكان.</translation>
    </message>
    <message>
        <source>Your organisation has not named anyone yet.</source>
        <translation>لم تسم مؤسستك أحدا بعد.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message numerus="yes">
        <source>%Ln decision(s) waiting</source>
        <translation>
            <numerusform>لا قرارات تنتظر</numerusform>
            <numerusform>قرار واحد ينتظر</numerusform>
            <numerusform>قراران ينتظران</numerusform>
            <numerusform>%Ln قرارات تنتظر</numerusform>
            <numerusform>%Ln قرارا ينتظر</numerusform>
            <numerusform>%Ln قرار ينتظر</numerusform>
        </translation>
    </message>
    <message>
        <source>{state}, {waiting}</source>
        <translation>{state}، {waiting}</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>جار البدء</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>جار المزامنة</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>The gateway is busy</source>
        <translation>البوابة مشغولة</translation>
    </message>
    <message>
        <source>Checking with the gateway</source>
        <translation>جار التحقق مع البوابة</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>سجل الدخول مجددا</translation>
    </message>
    <message>
        <source>Wrong gateway, nothing sent</source>
        <translation>بوابة خاطئة، لم يرسل شيء</translation>
    </message>
    <message>
        <source>Workstation closed</source>
        <translation>المحطة مغلقة</translation>
    </message>
    <message>
        <source>Update needed</source>
        <translation>يلزم تحديث</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>تمت المزامنة</translation>
    </message>
    <message>
        <source>Synced {when}</source>
        <translation>تمت المزامنة {when}</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Nobody is signed in</source>
        <translation>لا أحد مسجل الدخول</translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation>إعداداتك</translation>
    </message>
    <message>
        <source>Incident {title} · answer within {count} min</source>
        <translation>حادث {title} · الرد خلال {count} دقيقة</translation>
    </message>
</context>
<context>
    <name>WhoForm</name>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look up, and log it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why do you need to know who {pseudonym} is?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least {count} characters. The question and the reason are logged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Violates</source>
        <translation>مخالف</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>مسموح</translation>
    </message>
    <message>
        <source>Allowed in protected context</source>
        <translation>مسموح في سياق محمي</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>محال</translation>
    </message>
    <message>
        <source>The gateway has your decision.</source>
        <translation>قرارك لدى البوابة.</translation>
    </message>
    <message>
        <source>Your decision came late and still counts.</source>
        <translation>وصل قرارك متأخرا وما زال يحتسب.</translation>
    </message>
    <message>
        <source>Your decision waits for a second reviewer.</source>
        <translation>قرارك ينتظر مراجعا ثانيا.</translation>
    </message>
    <message>
        <source>Someone else’s decision counts; yours is kept as an opinion.</source>
        <translation>قرار شخص آخر هو المحتسب، وقرارك محفوظ كرأي.</translation>
    </message>
    <message>
        <source>The platform took the item back before your decision came.</source>
        <translation>استعادت المنصة العنصر قبل وصول قرارك.</translation>
    </message>
    <message>
        <source>The group changed. Please look at it again.</source>
        <translation>تغيرت المجموعة. يرجى النظر إليها مجددا.</translation>
    </message>
    <message>
        <source>The gateway did not accept your decision.</source>
        <translation>لم تقبل البوابة قرارك.</translation>
    </message>
    <message>
        <source>The gateway asks to send this again later.</source>
        <translation>تطلب البوابة إرسال هذا لاحقا.</translation>
    </message>
    <message>
        <source>File on its way</source>
        <translation>الملف في الطريق</translation>
    </message>
    <message>
        <source>File cannot be shown</source>
        <translation>لا يمكن عرض الملف</translation>
    </message>
    <message>
        <source>Decided, waiting to be sent</source>
        <translation>تقرر، بانتظار الإرسال</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Given to someone else</source>
        <translation>أعطيت لشخص آخر</translation>
    </message>
    <message>
        <source>Taken back by the platform</source>
        <translation>استعادته المنصة</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>أعيدت</translation>
    </message>
    <message>
        <source>Needs a newer version</source>
        <translation>يحتاج إلى إصدار أحدث</translation>
    </message>
    <message>
        <source>This group was given to someone else. Nothing you saved is lost.</source>
        <translation>أعطيت هذه المجموعة لشخص آخر. لم يفقد شيء مما حفظته.</translation>
    </message>
    <message>
        <source>The platform took this group back.</source>
        <translation>استعادت المنصة هذه المجموعة.</translation>
    </message>
    <message>
        <source>This group is locked and with the legal contact.</source>
        <translation>هذه المجموعة مقفلة ولدى جهة الاتصال القانونية.</translation>
    </message>
    <message>
        <source>A lead took this group back.</source>
        <translation>استعاد المشرف هذه المجموعة.</translation>
    </message>
    <message>
        <source>This group is no longer here.</source>
        <translation>لم تعد هذه المجموعة هنا.</translation>
    </message>
    <message>
        <source>User report</source>
        <translation>بلاغ مستخدم</translation>
    </message>
    <message>
        <source>Hash match</source>
        <translation>تطابق بصمة</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>المصنف الآلي</translation>
    </message>
    <message>
        <source>Trusted flagger</source>
        <translation>مبلغ موثوق</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>تظلم</translation>
    </message>
    <message>
        <source>IMG</source>
        <translation>صورة</translation>
    </message>
    <message>
        <source>VID</source>
        <translation>فيديو</translation>
    </message>
    <message>
        <source>TXT</source>
        <translation>نص</translation>
    </message>
    <message>
        <source>was due {when}</source>
        <translation>كان مستحقا {when}</translation>
    </message>
    <message>
        <source>due in {time}</source>
        <translation>خلال {time}</translation>
    </message>
    <message>
        <source>due in {count} h</source>
        <translation>خلال {count} ساعة</translation>
    </message>
    <message>
        <source>due in {count} d</source>
        <translation>خلال {count} يوما</translation>
    </message>
    <message>
        <source>{count} min ago</source>
        <translation>قبل {count} دقيقة</translation>
    </message>
    <message>
        <source>{count} h ago</source>
        <translation>قبل {count} ساعة</translation>
    </message>
    <message>
        <source>{count} d ago</source>
        <translation>قبل {count} يوما</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} د {seconds} ث</translation>
    </message>
</context>
</TS>
