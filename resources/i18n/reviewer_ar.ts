<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name>ActForm</name>
    <message>
        <source>The right labels</source>
        <translation>التصنيفات الصحيحة</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Why is this entry wrong?</source>
        <translation>لماذا هذا المدخل خاطئ؟</translation>
    </message>
    <message>
        <source>Why is this entry taken out of use?</source>
        <translation>لماذا يُسحب هذا المدخل من الاستعمال؟</translation>
    </message>
    <message>
        <source>Why are other labels right?</source>
        <translation>لماذا تصحّ تصنيفات أخرى؟</translation>
    </message>
    <message>
        <source>It goes on matching and says that it is disputed. A lead looks at it. Your pseudonym and the reason are logged.</source>
        <translation>يستمر في المطابقة ويُذكر أنه موضع اعتراض. ينظر فيه مشرف. يُسجَّل اسمك المستعار والسبب.</translation>
    </message>
    <message>
        <source>It matches nothing any more, here and wherever it was shared. Its trail stays.</source>
        <translation>لا يطابق شيئًا بعد الآن، هنا وحيثما شورك. يبقى سجل مساره.</translation>
    </message>
    <message>
        <source>The new labels go wherever the entry was shared.</source>
        <translation>تصل التصنيفات الجديدة إلى حيثما شورك المدخل.</translation>
    </message>
    <message>
        <source>Dispute it</source>
        <translation>الاعتراض عليه</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>سحبه</translation>
    </message>
    <message>
        <source>Correct the labels</source>
        <translation>تصحيح التصنيفات</translation>
    </message>
    <message>
        <source>Choose a reason first.</source>
        <translation>اختر سببًا أولًا.</translation>
    </message>
    <message>
        <source>Choose at least one label.</source>
        <translation>اختر تصنيفًا واحدًا على الأقل.</translation>
    </message>
</context>
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
        <translation>نظرة أخرى</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>وضع جانبًا</translation>
    </message>
    <message>
        <source>Mark as seen</source>
        <translation>وضع علامة مقروء</translation>
    </message>
    <message>
        <source>Show my decision</source>
        <translation>عرض قراري</translation>
    </message>
    <message>
        <source>Allow removal</source>
        <translation>السماح بالإزالة</translation>
    </message>
    <message>
        <source>Fetch and verify</source>
        <translation>جلب وتحقق</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Show note</source>
        <translation>عرض الملاحظة</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>من هذا؟</translation>
    </message>
    <message>
        <source>Confirm the incident</source>
        <translation>تأكيد الحادث</translation>
    </message>
    <message>
        <source>Refuse the incident</source>
        <translation>رفض الحادث</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Why it is opened clear: first, second, third …</source>
        <translation>سبب العرض الواضح: الأول، الثاني، الثالث …</translation>
    </message>
    <message>
        <source>Look inside a ring</source>
        <translation>النظر داخل حلقة</translation>
    </message>
    <message>
        <source>Colour, while clear</source>
        <translation>الألوان أثناء العرض الواضح</translation>
    </message>
    <message>
        <source>Play without sound</source>
        <translation>تشغيل بلا صوت</translation>
    </message>
    <message>
        <source>Listen, quietly</source>
        <translation>الاستماع بصوت خافت</translation>
    </message>
    <message>
        <source>Back: picture, sentences, newer records</source>
        <translation>للخلف: صورة، جمل، قيود أحدث</translation>
    </message>
    <message>
        <source>On: picture, sentences, older records</source>
        <translation>للأمام: صورة، جمل، قيود أقدم</translation>
    </message>
    <message>
        <source>Move the ring, choose a picture</source>
        <translation>تحريك الحلقة، اختيار صورة</translation>
    </message>
    <message>
        <source>My limits</source>
        <translation>حدودي</translation>
    </message>
    <message>
        <source>Take a break</source>
        <translation>أخذ استراحة</translation>
    </message>
    <message>
        <source>End the shift</source>
        <translation>إنهاء المناوبة</translation>
    </message>
    <message>
        <source>A bad day</source>
        <translation>يوم صعب</translation>
    </message>
    <message>
        <source>Mask slurs in texts</source>
        <translation>إخفاء الإهانات في النصوص</translation>
    </message>
    <message>
        <source>Export what is kept</source>
        <translation>تصدير ما يُحفظ</translation>
    </message>
    <message>
        <source>Delete it now</source>
        <translation>حذفه الآن</translation>
    </message>
    <message>
        <source>Keep away from: first, second, third …</source>
        <translation>الابتعاد عن: الأول، الثاني، الثالث …</translation>
    </message>
    <message>
        <source>Gist hidden: four to eight points</source>
        <translation>الفحوى مخفية: من أربع إلى ثماني نقاط</translation>
    </message>
    <message>
        <source>Take the group back</source>
        <translation>استعادة المجموعة</translation>
    </message>
    <message>
        <source>Who is given the hashes: the next choice</source>
        <translation>من يُعطى البصمات: الخيار التالي</translation>
    </message>
    <message>
        <source>Hash bank</source>
        <translation>بنك البصمات</translation>
    </message>
    <message>
        <source>Search, or filter the records</source>
        <translation>البحث، أو تصفية السجلات</translation>
    </message>
    <message>
        <source>Search by a file</source>
        <translation>البحث بملف</translation>
    </message>
    <message>
        <source>Waiting hashes</source>
        <translation>بصمات في الانتظار</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>اعتراض</translation>
    </message>
    <message>
        <source>Correct labels</source>
        <translation>تصحيح التصنيفات</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>سحب</translation>
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
        <translation>يحتاج إلى انتباه، التدقيق</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>خاص بك</translation>
    </message>
    <message>
        <source>Not alike…</source>
        <translation>غير متشابهة…</translation>
    </message>
    <message>
        <source>Items of this group</source>
        <translation>عناصر هذه المجموعة</translation>
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
    <name>AskSheet</name>
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
    <name>Attention</name>
    <message>
        <source>Set aside. It is kept.</source>
        <translation>وُضع جانبًا. وهو محفوظ.</translation>
    </message>
    <message>
        <source>Marked as seen.</source>
        <translation>وُضعت علامة مقروء.</translation>
    </message>
    <message>
        <source>The gateway may remove them now.</source>
        <translation>يمكن للبوابة إزالتها الآن.</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>بحاجة إليك</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>وضع جانبًا</translation>
    </message>
    <message>
        <source>To read</source>
        <translation>للقراءة</translation>
    </message>
    <message>
        <source>The items were locked for the legal contact before you decided.</source>
        <translation>أُقفلت العناصر لجهة الاتصال القانونية قبل قرارك.</translation>
    </message>
    <message>
        <source>The platform took the items back before you decided.</source>
        <translation>استعادت المنصة العناصر قبل قرارك.</translation>
    </message>
    <message>
        <source>Your report came late and still counts.</source>
        <translation>وصل بلاغك متأخرًا وما زال معتمدًا.</translation>
    </message>
    <message>
        <source>The policy changed after you decided.</source>
        <translation>تغيّرت السياسة بعد قرارك.</translation>
    </message>
    <message>
        <source>The group changed after you decided.</source>
        <translation>تغيّرت المجموعة بعد قرارك.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hash(es) of it were not proposed.</source>
        <translation>
            <numerusform>لم تُستبعد أي بصمة.</numerusform>
            <numerusform>لم تُقترح بصمة واحدة منه.</numerusform>
            <numerusform>لم تُقترح بصمتان منه.</numerusform>
            <numerusform>لم تُقترح %Ln بصمات منه.</numerusform>
            <numerusform>لم تُقترح %Ln بصمة منه.</numerusform>
            <numerusform>لم تُقترح %Ln بصمة منه.</numerusform>
        </translation>
    </message>
    <message>
        <source>{kind}: {why}</source>
        <translation>{kind}: {why}</translation>
    </message>
    <message>
        <source>The group was no longer yours when this arrived.</source>
        <translation>لم تعد المجموعة لديك عند وصول هذا.</translation>
    </message>
    <message>
        <source>Someone decided the same before you; yours is kept too.</source>
        <translation>اتخذ غيرك القرار نفسه قبلك؛ وقرارك محفوظ أيضًا.</translation>
    </message>
    <message>
        <source>Someone else’s decision counts ({verdict}); yours is kept as an opinion.</source>
        <translation>قرار شخص آخر هو المعتمد ({verdict})؛ وقرارك محفوظ كرأي.</translation>
    </message>
    <message>
        <source>This version is too old for the gateway.</source>
        <translation>هذا الإصدار قديم جدًا بالنسبة إلى البوابة.</translation>
    </message>
    <message>
        <source>An answer is not in the policy any more.</source>
        <translation>لم تعد إحدى الإجابات في السياسة.</translation>
    </message>
    <message>
        <source>The gateway does not know the policy you used.</source>
        <translation>لا تعرف البوابة السياسة التي استخدمتها.</translation>
    </message>
    <message>
        <source>A hash differs from the gateway’s own.</source>
        <translation>تختلف إحدى البصمات عن بصمة البوابة.</translation>
    </message>
    <message>
        <source>Only a lead may decide this group now.</source>
        <translation>لا يقرر في هذه المجموعة الآن إلا مشرف.</translation>
    </message>
    <message>
        <source>The gateway does not know this group any more.</source>
        <translation>لم تعد البوابة تعرف هذه المجموعة.</translation>
    </message>
    <message>
        <source>The gateway does not accept the signature.</source>
        <translation>لا تقبل البوابة التوقيع.</translation>
    </message>
    <message>
        <source>An answer that is required is missing.</source>
        <translation>تنقص إجابة مطلوبة.</translation>
    </message>
    <message>
        <source>The gateway did not accept your decision ({code}).</source>
        <translation>لم تقبل البوابة قرارك ({code}).</translation>
    </message>
    <message>
        <source>It is kept. Look again whenever you can.</source>
        <translation>وهو محفوظ. انظر فيه مجددًا متى استطعت.</translation>
    </message>
    <message>
        <source>Nothing to do. Mark it as seen when you have read it.</source>
        <translation>لا شيء مطلوب. ضع علامة مقروء بعد قراءته.</translation>
    </message>
    <message>
        <source>Ask IT for the newer version. Set it aside until then.</source>
        <translation>اطلب الإصدار الأحدث من الدعم التقني. وضعه جانبًا حتى ذلك الحين.</translation>
    </message>
    <message>
        <source>Set it aside and tell your lead.</source>
        <translation>ضعه جانبًا وأخبر مشرفك.</translation>
    </message>
    <message>
        <source>Look again and decide, or set it aside.</source>
        <translation>انظر مجددًا وقرّر، أو ضعه جانبًا.</translation>
    </message>
    <message>
        <source>You reported suspected child-abuse material.</source>
        <translation>أبلغت عن مادة يُشتبه في أنها إساءة لأطفال.</translation>
    </message>
    <message>
        <source>You gave the group back.</source>
        <translation>أعدت المجموعة.</translation>
    </message>
    <message>
        <source>Your decision is with the gateway, not here any more.</source>
        <translation>قرارك لدى البوابة ولم يعد هنا.</translation>
    </message>
    <message>
        <source>You decided: {verdict}</source>
        <translation>قررت: {verdict}</translation>
    </message>
    <message>
        <source>The gateway knows another log under this workstation’s name. Tell your lead now.</source>
        <translation>تعرف البوابة سجلًا آخر باسم محطة العمل هذه. أخبر مشرفك الآن.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s) were given back: a newer version is needed to show them.</source>
        <translation>
            <numerusform>لم تُعَد أي مجموعة.</numerusform>
            <numerusform>أُعيدت مجموعة واحدة: يلزم إصدار أحدث لعرضها.</numerusform>
            <numerusform>أُعيدت مجموعتان: يلزم إصدار أحدث لعرضهما.</numerusform>
            <numerusform>أُعيدت %Ln مجموعات: يلزم إصدار أحدث لعرضها.</numerusform>
            <numerusform>أُعيدت %Ln مجموعة: يلزم إصدار أحدث لعرضها.</numerusform>
            <numerusform>أُعيدت %Ln مجموعة: يلزم إصدار أحدث لعرضها.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The gateway was restored from a copy; %Ln decision(s) are being sent again.</source>
        <translation>
            <numerusform>استُعيدت البوابة من نسخة؛ لا قرارات تُرسل مجددًا.</numerusform>
            <numerusform>استُعيدت البوابة من نسخة؛ يُرسل قرار واحد مجددًا.</numerusform>
            <numerusform>استُعيدت البوابة من نسخة؛ يُرسل قراران مجددًا.</numerusform>
            <numerusform>استُعيدت البوابة من نسخة؛ تُرسل %Ln قرارات مجددًا.</numerusform>
            <numerusform>استُعيدت البوابة من نسخة؛ يُرسل %Ln قرارًا مجددًا.</numerusform>
            <numerusform>استُعيدت البوابة من نسخة؛ يُرسل %Ln قرار مجددًا.</numerusform>
        </translation>
    </message>
    <message>
        <source>This machine’s clock is {minutes} minutes off. Tell IT.</source>
        <translation>ساعة هذا الجهاز منحرفة {minutes} دقيقة. أخبر الدعم التقني.</translation>
    </message>
    <message numerus="yes">
        <source>The gateway asks to remove %Ln group(s) from this machine at once. That is unusual, so nothing was removed. Ask your lead before you allow it.</source>
        <translation>
            <numerusform>لا تطلب البوابة إزالة أي مجموعة.</numerusform>
            <numerusform>تطلب البوابة إزالة مجموعة واحدة من هذا الجهاز. هذا غير معتاد، فلم يُزل شيء. اسأل مشرفك قبل أن تسمح.</numerusform>
            <numerusform>تطلب البوابة إزالة مجموعتين من هذا الجهاز دفعة واحدة. هذا غير معتاد، فلم يُزل شيء. اسأل مشرفك قبل أن تسمح.</numerusform>
            <numerusform>تطلب البوابة إزالة %Ln مجموعات من هذا الجهاز دفعة واحدة. هذا غير معتاد، فلم يُزل شيء. اسأل مشرفك قبل أن تسمح.</numerusform>
            <numerusform>تطلب البوابة إزالة %Ln مجموعة من هذا الجهاز دفعة واحدة. هذا غير معتاد، فلم يُزل شيء. اسأل مشرفك قبل أن تسمح.</numerusform>
            <numerusform>تطلب البوابة إزالة %Ln مجموعة من هذا الجهاز دفعة واحدة. هذا غير معتاد، فلم يُزل شيء. اسأل مشرفك قبل أن تسمح.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttentionView</name>
    <message>
        <source>What needs attention</source>
        <translation>ما يحتاج إلى انتباه</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>يحتاج إلى انتباه</translation>
    </message>
    <message>
        <source>Reading what needs attention…</source>
        <translation>قراءة ما يحتاج إلى انتباه…</translation>
    </message>
    <message>
        <source>Nothing needs you. Decisions the gateway sends back, and answers you should know of, will appear here.</source>
        <translation>لا شيء بحاجة إليك. ستظهر هنا القرارات التي تعيدها البوابة والردود التي ينبغي أن تعرفها.</translation>
    </message>
    <message>
        <source>Allow removal?</source>
        <translation>السماح بالإزالة؟</translation>
    </message>
    <message>
        <source>Allow removal</source>
        <translation>السماح بالإزالة</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>Incident proposed: {title}, {minutes} min target. {has} of {all} leads agree.</source>
        <translation>حادث مقترح: {title}، المهلة {minutes} د. وافق {has} من {all} من المشرفين.</translation>
    </message>
    <message>
        <source>Incident active: {title}. Its end is proposed; {has} of {all} leads agree.</source>
        <translation>حادث قائم: {title}. اقتُرح إنهاؤه؛ وافق {has} من {all} من المشرفين.</translation>
    </message>
    <message>
        <source>Incident active: {title}, {minutes} min target.</source>
        <translation>حادث قائم: {title}، المهلة {minutes} د.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>الحدث</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>القائمة</translation>
    </message>
    <message>
        <source>Item or group</source>
        <translation>عنصر أو مجموعة</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>الحكم</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>التصنيفات</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Does not verify</source>
        <translation>لا يثبت</translation>
    </message>
    <message>
        <source>Verified, with a tail</source>
        <translation>مثبت، وذيله غير مرتكز</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>مثبت</translation>
    </message>
    <message>
        <source>receipt {code}</source>
        <translation>إيصال {code}</translation>
    </message>
    <message>
        <source>with a note</source>
        <translation>مع ملاحظة</translation>
    </message>
    <message>
        <source>{pseudonym} is {person}</source>
        <translation>{pseudonym} هو {person}</translation>
    </message>
    <message>
        <source>Log opened</source>
        <translation>فُتح السجل</translation>
    </message>
    <message>
        <source>Session opened</source>
        <translation>بدأت الجلسة</translation>
    </message>
    <message>
        <source>Session closed</source>
        <translation>انتهت الجلسة</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>أُسند</translation>
    </message>
    <message>
        <source>Opened clear</source>
        <translation>عُرض واضحًا</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>اتُّخذ قرار</translation>
    </message>
    <message>
        <source>Decision undone</source>
        <translation>أُلغي القرار</translation>
    </message>
    <message>
        <source>Locked for the legal contact</source>
        <translation>أُقفل لجهة الاتصال القانونية</translation>
    </message>
    <message>
        <source>Answer received</source>
        <translation>وصل الرد</translation>
    </message>
    <message>
        <source>Logs exported</source>
        <translation>صُدّرت السجلات</translation>
    </message>
    <message>
        <source>Store begun anew</source>
        <translation>بدأ مخزن جديد</translation>
    </message>
    <message>
        <source>Verification failed</source>
        <translation>فشل التحقق</translation>
    </message>
    <message>
        <source>Key replaced</source>
        <translation>استُبدل المفتاح</translation>
    </message>
    <message>
        <source>Flagged by the platform</source>
        <translation>أشارت إليه المنصة</translation>
    </message>
    <message>
        <source>File set aside as unsafe</source>
        <translation>استُبعد الملف لخطورته</translation>
    </message>
    <message>
        <source>Decision in effect</source>
        <translation>القرار نافذ</translation>
    </message>
    <message>
        <source>Kept as an opinion</source>
        <translation>حُفظ كرأي</translation>
    </message>
    <message>
        <source>Taken back by the platform</source>
        <translation>استعادته المنصة</translation>
    </message>
    <message>
        <source>Delivered to the platform</source>
        <translation>سُلّم إلى المنصة</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>أُضيف شخص</translation>
    </message>
    <message>
        <source>Role changed</source>
        <translation>تغيّر الدور</translation>
    </message>
    <message>
        <source>Queue granted</source>
        <translation>مُنحت القائمة</translation>
    </message>
    <message>
        <source>Workstation enrolled</source>
        <translation>سُجّلت محطة العمل</translation>
    </message>
    <message>
        <source>Workstation closed</source>
        <translation>المحطة مغلقة</translation>
    </message>
    <message>
        <source>Policy published</source>
        <translation>نُشرت السياسة</translation>
    </message>
    <message>
        <source>Incident proposed</source>
        <translation>اقتُرح حادث</translation>
    </message>
    <message>
        <source>Incident confirmed by a lead</source>
        <translation>أكّد مشرف الحادث</translation>
    </message>
    <message>
        <source>Incident in force</source>
        <translation>الحادث سارٍ</translation>
    </message>
    <message>
        <source>Incident ended</source>
        <translation>انتهى الحادث</translation>
    </message>
    <message>
        <source>Pseudonym looked up</source>
        <translation>كُشف اسم مستعار</translation>
    </message>
    <message>
        <source>Checkpoint refused</source>
        <translation>رُفضت نقطة التحقق</translation>
    </message>
    <message>
        <source>Group taken back by a lead</source>
        <translation>استعاد مشرف المجموعة</translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation>أُنشئت نسخة احتياطية</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>مُحي</translation>
    </message>
    <message>
        <source>Hash proposed</source>
        <translation>اقتُرحت بصمة</translation>
    </message>
    <message>
        <source>Hash not proposed</source>
        <translation>لم تُقترح البصمة</translation>
    </message>
    <message>
        <source>Second look agrees</source>
        <translation>النظرة الثانية توافق</translation>
    </message>
    <message>
        <source>Second look differs</source>
        <translation>النظرة الثانية تخالف</translation>
    </message>
    <message>
        <source>Bank made</source>
        <translation>أُنشئ بنك بصمات</translation>
    </message>
    <message>
        <source>Hash put into a bank</source>
        <translation>أُضيفت بصمة إلى بنك</translation>
    </message>
    <message>
        <source>Hash in a bank changed</source>
        <translation>تغيّرت بصمة في بنك</translation>
    </message>
    <message>
        <source>Group changed</source>
        <translation>تغيّرت المجموعة</translation>
    </message>
    <message>
        <source>Exchanged with others</source>
        <translation>تبادل مع آخرين</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>مقبول</translation>
    </message>
    <message>
        <source>Accepted late</source>
        <translation>مقبول متأخرًا</translation>
    </message>
    <message>
        <source>Waits for a second</source>
        <translation>ينتظر مراجعًا ثانيًا</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>حل محله غيره</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>استُعيد</translation>
    </message>
    <message>
        <source>To be looked at again</source>
        <translation>للنظر مجددًا</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>غير مقبول</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>مؤجل</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>سُلّم</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>البوابة</translation>
    </message>
    <message>
        <source>No log has been fetched yet.</source>
        <translation>لم يُجلب أي سجل بعد.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln log(s) do not prove what they claim. Tell IT, and keep an export.</source>
        <translation>
            <numerusform>كل السجلات تثبت ما تدّعيه.</numerusform>
            <numerusform>سجل واحد لا يثبت ما يدّعيه. أخبر الدعم التقني واحتفظ بتصدير.</numerusform>
            <numerusform>سجلان لا يثبتان ما يدّعيانه. أخبر الدعم التقني واحتفظ بتصدير.</numerusform>
            <numerusform>%Ln سجلات لا تثبت ما تدّعيه. أخبر الدعم التقني واحتفظ بتصدير.</numerusform>
            <numerusform>%Ln سجلًا لا تثبت ما تدّعيه. أخبر الدعم التقني واحتفظ بتصدير.</numerusform>
            <numerusform>%Ln سجل لا تثبت ما تدّعيه. أخبر الدعم التقني واحتفظ بتصدير.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln log(s)</source>
        <translation>
            <numerusform>لا سجلات</numerusform>
            <numerusform>سجل واحد</numerusform>
            <numerusform>سجلان</numerusform>
            <numerusform>%Ln سجلات</numerusform>
            <numerusform>%Ln سجلًا</numerusform>
            <numerusform>%Ln سجل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>لا قيود</numerusform>
            <numerusform>قيد واحد</numerusform>
            <numerusform>قيدان</numerusform>
            <numerusform>%Ln قيود</numerusform>
            <numerusform>%Ln قيدًا</numerusform>
            <numerusform>%Ln قيد</numerusform>
        </translation>
    </message>
    <message>
        <source>Verified: {logs}, {records}, all anchored.</source>
        <translation>مثبت: {logs}، {records}، كلها مرتكزة.</translation>
    </message>
    <message>
        <source>Verified: {logs}, {records}; {tail}</source>
        <translation>مثبت: {logs}، {records}؛ {tail}</translation>
    </message>
    <message numerus="yes">
        <source>the last records of %Ln log(s) are not anchored yet.</source>
        <translation>
            <numerusform>كل القيود مرتكزة.</numerusform>
            <numerusform>آخر قيود سجل واحد لم ترتكز بعد.</numerusform>
            <numerusform>آخر قيود سجلين لم ترتكز بعد.</numerusform>
            <numerusform>آخر قيود %Ln سجلات لم ترتكز بعد.</numerusform>
            <numerusform>آخر قيود %Ln سجلًا لم ترتكز بعد.</numerusform>
            <numerusform>آخر قيود %Ln سجل لم ترتكز بعد.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last %Ln record(s) of {log} are not anchored yet.</source>
        <translation>
            <numerusform>كل قيود {log} مرتكزة.</numerusform>
            <numerusform>آخر قيد في {log} لم يرتكز بعد.</numerusform>
            <numerusform>آخر قيدين في {log} لم يرتكزا بعد.</numerusform>
            <numerusform>آخر %Ln قيود في {log} لم ترتكز بعد.</numerusform>
            <numerusform>آخر %Ln قيدًا في {log} لم ترتكز بعد.</numerusform>
            <numerusform>آخر %Ln قيد في {log} لم ترتكز بعد.</numerusform>
        </translation>
    </message>
    <message>
        <source>{records}, all anchored</source>
        <translation>{records}، كلها مرتكزة</translation>
    </message>
    <message>
        <source>{records}, {tail}</source>
        <translation>{records}، {tail}</translation>
    </message>
    <message numerus="yes">
        <source>the last %Ln not anchored yet</source>
        <translation>
            <numerusform>كلها مرتكزة</numerusform>
            <numerusform>الأخير لم يرتكز بعد</numerusform>
            <numerusform>الأخيران لم يرتكزا بعد</numerusform>
            <numerusform>آخر %Ln لم ترتكز بعد</numerusform>
            <numerusform>آخر %Ln لم ترتكز بعد</numerusform>
            <numerusform>آخر %Ln لم ترتكز بعد</numerusform>
        </translation>
    </message>
    <message>
        <source>Record {where} was altered</source>
        <translation>عُدّل القيد {where}</translation>
    </message>
    <message>
        <source>A record is missing at {where}</source>
        <translation>ينقص قيد عند {where}</translation>
    </message>
    <message>
        <source>Record {where} is out of order</source>
        <translation>القيد {where} في غير ترتيبه</translation>
    </message>
    <message>
        <source>Record {where} does not follow from the one before</source>
        <translation>القيد {where} لا يتبع ما قبله</translation>
    </message>
    <message>
        <source>Record {where} belongs to another log</source>
        <translation>القيد {where} من سجل آخر</translation>
    </message>
    <message>
        <source>The log has another key than before: {where}</source>
        <translation>للسجل مفتاح غير السابق: {where}</translation>
    </message>
    <message>
        <source>A checkpoint cannot be read: {where}</source>
        <translation>تتعذر قراءة نقطة تحقق: {where}</translation>
    </message>
    <message>
        <source>A signature does not hold: {where}</source>
        <translation>توقيع غير صحيح: {where}</translation>
    </message>
    <message>
        <source>Two histories are signed for the same place: {where}</source>
        <translation>وُقّع تاريخان للموضع نفسه: {where}</translation>
    </message>
    <message>
        <source>The records up to {where} are not those that were signed</source>
        <translation>القيود حتى {where} ليست التي وُقّعت</translation>
    </message>
    <message>
        <source>The log became shorter: {where}</source>
        <translation>صار السجل أقصر: {where}</translation>
    </message>
    <message>
        <source>Something contradicts the log at {where}</source>
        <translation>ثمة ما يناقض السجل عند {where}</translation>
    </message>
</context>
<context>
    <name>AuditView</name>
    <message>
        <source>Only leads see the logs of others. Ask your lead if you need something.</source>
        <translation>لا يرى سجلات الآخرين إلا المشرفون. اسأل مشرفك إن احتجت إلى شيء.</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>التدقيق</translation>
    </message>
    <message>
        <source>Export the logs into a folder</source>
        <translation>تصدير السجلات إلى مجلد</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>جارٍ التصدير…</translation>
    </message>
    <message>
        <source>The logs, and a program that verifies them with Python alone, are in {folder}.</source>
        <translation>السجلات، وبرنامج يتحقق منها ببايثون وحده، في {folder}.</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>صُدّر</translation>
    </message>
    <message>
        <source>Take the group back?</source>
        <translation>استعادة المجموعة؟</translation>
    </message>
    <message>
        <source>Whoever holds it loses it at once, and it goes to others. A decision they make meanwhile is kept beside it as an opinion. The gateway logs that you did this.</source>
        <translation>من يحتفظ بها يفقدها فورًا وتنتقل إلى غيره. أي قرار يتخذه في هذه الأثناء يُحفظ إلى جانبها كرأي. تسجّل البوابة أنك فعلت ذلك.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>استعادتها</translation>
    </message>
    <message>
        <source>The group is taken back. It goes to others.</source>
        <translation>استُعيدت المجموعة، وتنتقل إلى غيره.</translation>
    </message>
</context>
<context>
    <name>Banks</name>
    <message>
        <source>Hash</source>
        <translation>البصمة</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>المسافة</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>التصنيفات</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>البنك</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Disputes</source>
        <translation>الاعتراضات</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>يُعطى إلى</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>أُضيف</translation>
    </message>
    <message>
        <source>Confirmed as violating</source>
        <translation>مخالف مؤكَّد</translation>
    </message>
    <message>
        <source>Known harmless</source>
        <translation>معروف أنه غير ضار</translation>
    </message>
    <message>
        <source>Disputed ({count})</source>
        <translation>موضع اعتراض ({count})</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>مستعمل</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>موضع اعتراض</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>مسحوب</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>مطابق</translation>
    </message>
    <message>
        <source>close</source>
        <translation>قريب جدًا</translation>
    </message>
    <message>
        <source>near</source>
        <translation>قريب</translation>
    </message>
    <message numerus="yes">
        <source>%Ln bit(s)</source>
        <translation>
            <numerusform>لا بتات</numerusform>
            <numerusform>بت واحد</numerusform>
            <numerusform>بتّان</numerusform>
            <numerusform>%Ln بتات</numerusform>
            <numerusform>%Ln بتًا</numerusform>
            <numerusform>%Ln بت</numerusform>
        </translation>
    </message>
    <message>
        <source>{bits}, {band}</source>
        <translation>{bits}، {band}</translation>
    </message>
    <message>
        <source>This member</source>
        <translation>هذا العضو</translation>
    </message>
    <message numerus="yes">
        <source>Disputed by %Ln source(s)</source>
        <translation>
            <numerusform>لا مصادر تعترض عليه</numerusform>
            <numerusform>يعترض عليه مصدر واحد</numerusform>
            <numerusform>يعترض عليه مصدران</numerusform>
            <numerusform>تعترض عليه %Ln مصادر</numerusform>
            <numerusform>يعترض عليه %Ln مصدرًا</numerusform>
            <numerusform>يعترض عليه %Ln مصدر</numerusform>
        </translation>
    </message>
    <message>
        <source>this member’s own bank</source>
        <translation>بنك هذا العضو</translation>
    </message>
    <message>
        <source>{kind} is in or near {bank}, which is known harmless ({distance}).</source>
        <translation>{kind} في {bank} أو قريبة منه، وهو معروف أنه غير ضار ({distance}).</translation>
    </message>
    <message>
        <source>{kind} is the same as an entry of {bank}.</source>
        <translation>{kind} مطابقة لمدخل في {bank}.</translation>
    </message>
    <message>
        <source>{kind} comes near to an entry of {bank} ({distance}).</source>
        <translation>{kind} قريبة من مدخل في {bank} ({distance}).</translation>
    </message>
    <message>
        <source>This picture is turned or mirrored.</source>
        <translation>هذه الصورة مُدارة أو معكوسة.</translation>
    </message>
    <message>
        <source>Shared by {source}.</source>
        <translation>شاركها {source}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s) dispute it.</source>
        <translation>
            <numerusform>لا مصادر تعترض عليه.</numerusform>
            <numerusform>يعترض عليه مصدر واحد.</numerusform>
            <numerusform>يعترض عليه مصدران.</numerusform>
            <numerusform>تعترض عليه %Ln مصادر.</numerusform>
            <numerusform>يعترض عليه %Ln مصدرًا.</numerusform>
            <numerusform>يعترض عليه %Ln مصدر.</numerusform>
        </translation>
    </message>
    <message>
        <source>Being fetched anew: {here} here. The copy was not the gateway’s.</source>
        <translation>يُجلب من جديد: {here} هنا. لم تكن النسخة نسخة البوابة.</translation>
    </message>
    <message>
        <source>Not fetched yet</source>
        <translation>لم يُجلب بعد</translation>
    </message>
    <message>
        <source>Being fetched: {here} of {all}</source>
        <translation>يُجلب: {here} من {all}</translation>
    </message>
    <message>
        <source>Whole, checked {ago}</source>
        <translation>كامل، فُحص {ago}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>لا مدخلات</numerusform>
            <numerusform>مدخل واحد</numerusform>
            <numerusform>مدخلان</numerusform>
            <numerusform>%Ln مدخلات</numerusform>
            <numerusform>%Ln مدخلًا</numerusform>
            <numerusform>%Ln مدخل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln disputed</source>
        <translation>
            <numerusform>لا اعتراضات</numerusform>
            <numerusform>واحد موضع اعتراض</numerusform>
            <numerusform>اثنان موضع اعتراض</numerusform>
            <numerusform>%Ln موضع اعتراض</numerusform>
            <numerusform>%Ln موضع اعتراض</numerusform>
            <numerusform>%Ln موضع اعتراض</numerusform>
        </translation>
    </message>
    <message>
        <source>{entries}, {disputed}</source>
        <translation>{entries}، {disputed}</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>اقتُرح</translation>
    </message>
    <message>
        <source>A second person agreed</source>
        <translation>وافق شخص ثانٍ</translation>
    </message>
    <message>
        <source>Added to the bank</source>
        <translation>أُضيف إلى البنك</translation>
    </message>
    <message>
        <source>Came from an exchange</source>
        <translation>جاء من شبكة تبادل</translation>
    </message>
    <message>
        <source>Labels corrected</source>
        <translation>صُحّحت التصنيفات</translation>
    </message>
    <message>
        <source>Given to an exchange</source>
        <translation>أُعطي لشبكة تبادل</translation>
    </message>
    <message>
        <source>A second person is asked</source>
        <translation>يُسأل شخص ثانٍ</translation>
    </message>
    <message>
        <source>A lead decides</source>
        <translation>يقرر مشرف</translation>
    </message>
    <message>
        <source>In the bank</source>
        <translation>في البنك</translation>
    </message>
    <message>
        <source>Not added</source>
        <translation>لم يُضف</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>استُرد</translation>
    </message>
    <message>
        <source>Stopped: it matches content known as harmless.</source>
        <translation>أُوقفت: تطابق محتوى معروفًا أنه غير ضار.</translation>
    </message>
    <message>
        <source>Stopped: a plain picture matches everything plain.</source>
        <translation>أُوقفت: الصورة الخالية تطابق كل ما هو خالٍ.</translation>
    </message>
    <message>
        <source>Stopped: the picture says too little to match by.</source>
        <translation>أُوقفت: في الصورة أقل مما يكفي للمطابقة.</translation>
    </message>
    <message>
        <source>Stopped: it would match thousands of items.</source>
        <translation>أُوقفت: ستطابق آلاف العناصر.</translation>
    </message>
    <message>
        <source>Stopped: hashes of this kind are not shared.</source>
        <translation>أُوقفت: لا تُشارك البصمات من هذا النوع.</translation>
    </message>
    <message>
        <source>Stopped before anybody was asked ({code}).</source>
        <translation>أُوقفت قبل سؤال أي شخص ({code}).</translation>
    </message>
    <message>
        <source>Nobody else</source>
        <translation>لا أحد غيره</translation>
    </message>
</context>
<context>
    <name>BanksView</name>
    <message>
        <source>Hash bank</source>
        <translation>بنك البصمات</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>المدخلات</translation>
    </message>
    <message>
        <source>Waiting ({count})</source>
        <translation>في الانتظار ({count})</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>في الانتظار</translation>
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
    <name>CaptionsPage</name>
    <message>
        <source>Go back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>The same answer for other words?</source>
        <translation>الإجابة نفسها لكلمات أخرى؟</translation>
    </message>
    <message>
        <source>A news lower-third is not the bare clip.</source>
        <translation>شريط خبري أسفل الصورة ليس هو المقطع المجرد.</translation>
    </message>
    <message>
        <source>Words in the pictures may differ, though the posted ones do not.</source>
        <translation>قد تختلف الكلمات داخل الصور وإن لم تختلف الكلمات المنشورة معها.</translation>
    </message>
    <message>
        <source>{key} again: the same answer for all {count}. Esc: back, to take some apart.</source>
        <translation>{key} مرة أخرى: الإجابة نفسها للكل ({count}). Esc: رجوع، لفصل بعضها.</translation>
    </message>
    <message>
        <source>The one that is shown</source>
        <translation>العنصر المعروض</translation>
    </message>
    <message>
        <source>No text was posted with it.</source>
        <translation>لم يُنشر معه نص.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other item(s)</source>
        <translation>
            <numerusform>%Ln عنصرًا آخر</numerusform>
            <numerusform>عنصر آخر واحد</numerusform>
            <numerusform>عنصران آخران</numerusform>
            <numerusform>%Ln عناصر أخرى</numerusform>
            <numerusform>%Ln عنصرًا آخر</numerusform>
            <numerusform>%Ln عنصرًا آخر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>Any</source>
        <translation>الكل</translation>
    </message>
</context>
<context>
    <name>Context</name>
    <message>
        <source>The platform supplied no masks and no translation.</source>
        <translation>لم تقدّم المنصة أقنعة ولا ترجمة.</translation>
    </message>
    <message>
        <source>The platform supplied no masks, transcript, skip spans, sound tags or translation.</source>
        <translation>لم تقدّم المنصة أقنعة ولا نصًا مفرّغًا ولا مقاطع للتخطي ولا وسوم صوت ولا ترجمة.</translation>
    </message>
    <message>
        <source>The platform supplied no transcript, skip spans, sound tags or translation.</source>
        <translation>لم تقدّم المنصة نصًا مفرّغًا ولا مقاطع للتخطي ولا وسوم صوت ولا ترجمة.</translation>
    </message>
    <message>
        <source>The platform supplied no translation.</source>
        <translation>لم تقدّم المنصة ترجمة.</translation>
    </message>
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
    <message numerus="yes">
        <source>account %Ln day(s) old</source>
        <translation>
            <numerusform>عمر الحساب أقل من يوم</numerusform>
            <numerusform>عمر الحساب يوم واحد</numerusform>
            <numerusform>عمر الحساب يومان</numerusform>
            <numerusform>عمر الحساب %Ln أيام</numerusform>
            <numerusform>عمر الحساب %Ln يومًا</numerusform>
            <numerusform>عمر الحساب %Ln يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>account %Ln year(s) old</source>
        <translation>
            <numerusform>عمر الحساب أقل من سنة</numerusform>
            <numerusform>عمر الحساب سنة واحدة</numerusform>
            <numerusform>عمر الحساب سنتان</numerusform>
            <numerusform>عمر الحساب %Ln سنوات</numerusform>
            <numerusform>عمر الحساب %Ln سنة</numerusform>
            <numerusform>عمر الحساب %Ln سنة</numerusform>
        </translation>
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
    <name>Day</name>
    <message>
        <source>{count} min</source>
        <translation>{count} د</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} س</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} س {minutes} د</translation>
    </message>
    <message>
        <source>Viewing time {used} of {most} min</source>
        <translation>وقت المشاهدة {used} من {most} د</translation>
    </message>
    <message>
        <source>At review {used} of {most}</source>
        <translation>في المراجعة {used} من {most}</translation>
    </message>
    <message>
        <source>The day winds down: nothing severe any more</source>
        <translation>اليوم يقترب من نهايته: لا شيء شديد بعد الآن</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>استراحة</translation>
    </message>
    <message>
        <source>Break in {span}</source>
        <translation>استراحة بعد {span}</translation>
    </message>
    <message>
        <source>Off shift</source>
        <translation>خارج المناوبة</translation>
    </message>
    <message>
        <source>On shift</source>
        <translation>في المناوبة</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>مغطى</translation>
    </message>
    <message>
        <source>Short break</source>
        <translation>استراحة قصيرة</translation>
    </message>
    <message>
        <source>Nothing is open to you now</source>
        <translation>لا شيء مفتوح لك الآن</translation>
    </message>
    <message>
        <source>The day winds down</source>
        <translation>اليوم يقترب من نهايته</translation>
    </message>
    <message>
        <source>Limit reached</source>
        <translation>بُلغ الحد</translation>
    </message>
    <message>
        <source>Before you begin</source>
        <translation>قبل أن تبدأ</translation>
    </message>
    <message>
        <source>That is all for today</source>
        <translation>هذا كل شيء لليوم</translation>
    </message>
    <message>
        <source>The shift is over. Thank you.</source>
        <translation>انتهت المناوبة. شكرًا لك.</translation>
    </message>
    <message>
        <source>Today there are up to {queue} of review, of which {viewing} with severe items.</source>
        <translation>اليوم حتى {queue} من المراجعة، منها {viewing} مع عناصر شديدة.</translation>
    </message>
    <message>
        <source>Breaks come by themselves and are part of the shift.</source>
        <translation>تأتي الاستراحات من تلقاء نفسها وهي جزء من المناوبة.</translation>
    </message>
    <message>
        <source>Today’s limits are at {count} % of the usual: you are new here, were away, or deleted what was kept.</source>
        <translation>حدود اليوم عند {count}٪ من المعتاد: لأنك جديد هنا أو كنت غائبًا أو حذفت ما كان محفوظًا.</translation>
    </message>
    <message>
        <source>An incident runs; the limits are tighter while it does.</source>
        <translation>هناك حادثة جارية، والحدود أضيق ما دامت قائمة.</translation>
    </message>
    <message>
        <source>A bad day: nothing severe until it is over.</source>
        <translation>يوم صعب: لا شيء شديد حتى ينتهي.</translation>
    </message>
    <message>
        <source>Please leave the desk if you can. What you saved is safe.</source>
        <translation>غادر المكتب إن استطعت. ما حفظته في أمان.</translation>
    </message>
    <message>
        <source>You can go on in {span}.</source>
        <translation>يمكنك المتابعة بعد {span}.</translation>
    </message>
    <message>
        <source>You can go on when you want to. A longer break is fine.</source>
        <translation>يمكنك المتابعة متى شئت. لا بأس باستراحة أطول.</translation>
    </message>
    <message>
        <source>Your limits and choices close what is waiting. Lighter work comes by itself when there is some.</source>
        <translation>حدودك واختياراتك تغلق ما ينتظر. يأتي العمل الأخف من تلقاء نفسه عندما يوجد.</translation>
    </message>
    <message>
        <source>Something opens again in {span}.</source>
        <translation>يُفتح شيء من جديد بعد {span}.</translation>
    </message>
    <message>
        <source>Today’s limit is reached. Nobody can lift it, and nobody is told why.</source>
        <translation>بُلغ حد اليوم. لا أحد يستطيع رفعه، ولا يُخبَر أحد بالسبب.</translation>
    </message>
    <message>
        <source>What you saved is safe. The queues open again tomorrow.</source>
        <translation>ما حفظته في أمان. تُفتح القوائم من جديد غدًا.</translation>
    </message>
    <message>
        <source>What you saved is safe and leaves by itself.</source>
        <translation>ما حفظته في أمان ويُرسل من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>The work stays here. If something of it stays with you, talk to someone; these people are there for that.</source>
        <translation>يبقى العمل هنا. إن بقي شيء منه معك فتحدث إلى أحد، وهؤلاء الناس موجودون لذلك.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>الحوادث</translation>
    </message>
    <message>
        <source>second look: {queue}</source>
        <translation>نظرة ثانية: {queue}</translation>
    </message>
    <message>
        <source>{category}, {band}</source>
        <translation>{category}، {band}</translation>
    </message>
    <message>
        <source>not severe</source>
        <translation>غير شديد</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>متوسط</translation>
    </message>
    <message>
        <source>severe</source>
        <translation>شديد</translation>
    </message>
    <message>
        <source>not scored yet</source>
        <translation>لم يُقيَّم بعد</translation>
    </message>
    <message>
        <source>Everything, until tomorrow</source>
        <translation>كل شيء، حتى الغد</translation>
    </message>
    <message>
        <source>{queue}: until tomorrow</source>
        <translation>{queue}: حتى الغد</translation>
    </message>
    <message>
        <source>{queue}: for {span}</source>
        <translation>{queue}: لمدة {span}</translation>
    </message>
    <message>
        <source>What you choose here, and how long you look, is kept on this machine for you alone. It is never used for pay, ranking or discipline.</source>
        <translation>ما تختاره هنا ومدة مشاهدتك يُحفظان على هذا الجهاز لك وحدك، ولا يُستخدمان أبدًا للأجر أو الترتيب أو التأديب.</translation>
    </message>
    <message>
        <source>Kept are today’s looking in detail, totals of each day for {count} days, and the choices on this page. They lie encrypted on this machine, with a key of their own. Nobody else can read them: no lead, no administrator, not the gateway.</source>
        <translation>يُحفظ ما شوهد اليوم بالتفصيل، ومجاميع كل يوم لمدة {count} يومًا، والاختيارات في هذه الصفحة. وهي مشفرة على هذا الجهاز بمفتاح خاص بها. لا يستطيع أحد غيرك قراءتها: لا مسؤول ولا مدير ولا البوابة.</translation>
    </message>
    <message>
        <source>They are never used for pay, ranking, discipline, contracts or training a model. The gateway learns only whether a queue is open to you, never why.</source>
        <translation>لا تُستخدم أبدًا للأجر أو الترتيب أو التأديب أو العقود أو تدريب نموذج. لا تعرف البوابة إلا ما إذا كانت القائمة مفتوحة لك، ولا تعرف السبب أبدًا.</translation>
    </message>
    <message>
        <source>Begin the shift</source>
        <translation>بدء المناوبة</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>البدء من جديد</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>البحث مرة أخرى</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
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
    <message numerus="yes">
        <source>%Ln hash(es) to add, not all in sight</source>
        <translation>
            <numerusform>لا بصمات للإضافة، ليست كلها ظاهرة</numerusform>
            <numerusform>بصمة واحدة للإضافة، غير ظاهرة</numerusform>
            <numerusform>بصمتان للإضافة، ليست كلها ظاهرة</numerusform>
            <numerusform>%Ln بصمات للإضافة، ليست كلها ظاهرة</numerusform>
            <numerusform>%Ln بصمة للإضافة، ليست كلها ظاهرة</numerusform>
            <numerusform>%Ln بصمة للإضافة، ليست كلها ظاهرة</numerusform>
        </translation>
    </message>
    <message>
        <source>A few items are looked at before one answer is given for all. Look at this one, then {key} again.</source>
        <translation>يُنظر إلى بعض العناصر قبل إعطاء إجابة واحدة للكل. انظر إلى هذا، ثم {key} مرة أخرى.</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Group</source>
        <translation>المجموعة</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>الفعل</translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation>لم يُختر شيء</translation>
    </message>
    <message>
        <source>Choose a line to see what to do about it.</source>
        <translation>اختر سطرًا لترى ما العمل.</translation>
    </message>
    <message>
        <source>Labels whose meaning changed: {labels}</source>
        <translation>تصنيفات تغيّر معناها: {labels}</translation>
    </message>
</context>
<context>
    <name>EarlySupportSheet</name>
    <message>
        <source>Opening this is not recorded anywhere.</source>
        <translation>فتح هذا لا يسجل في أي مكان.</translation>
    </message>
    <message>
        <source>Your organisation’s contacts come with its policy. They stand here, with or without a network, as soon as this workstation is enrolled and a profile is open.</source>
        <translation>تأتي جهات الاتصال في مؤسستك مع سياستها. تظهر هنا، بشبكة أو بدونها، حالما تُسجَّل محطة العمل هذه ويُفتح ملف شخصي.</translation>
    </message>
    <message>
        <source>Until then, turn to whoever gave you the code, or to your lead.</source>
        <translation>حتى ذلك الحين، توجّه إلى من أعطاك الرمز أو إلى مسؤولك.</translation>
    </message>
    <message>
        <source>If someone is in danger now, call your local emergency number.</source>
        <translation>إذا كان أحد في خطر الآن، فاتصل برقم الطوارئ المحلي.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Enrol</name>
    <message>
        <source>20 characters. Case, spaces and hyphens do not matter.</source>
        <translation>20 رمزًا. لا تهم حالة الأحرف ولا المسافات ولا الشرطات.</translation>
    </message>
    <message>
        <source>{count} of {all} characters</source>
        <translation>{count} من {all} رمزًا</translation>
    </message>
    <message>
        <source>Too long: a code has 20 characters.</source>
        <translation>طويل جدًا: للرمز 20 خانة.</translation>
    </message>
    <message>
        <source>There is a character in it that no code has.</source>
        <translation>فيه حرف لا يرد في أي رمز.</translation>
    </message>
    <message>
        <source>The code is complete.</source>
        <translation>الرمز مكتمل.</translation>
    </message>
    <message>
        <source>It begins with https:// and has no path.</source>
        <translation>يبدأ بـ ⁨https://⁩ ولا مسار فيه.</translation>
    </message>
    <message>
        <source>The address must begin with https://, so that nobody listens.</source>
        <translation>يجب أن يبدأ العنوان بـ ⁨https://⁩ حتى لا يتنصت أحد.</translation>
    </message>
    <message>
        <source>The address has the right form.</source>
        <translation>صيغة العنوان صحيحة.</translation>
    </message>
    <message>
        <source>This is not the address of a gateway. Please read it again.</source>
        <translation>هذا ليس عنوان بوابة. اقرأه مجددًا من فضلك.</translation>
    </message>
    <message>
        <source>This is not an enrolment code. Please read it again.</source>
        <translation>هذا ليس رمز تسجيل. اقرأه مجددًا من فضلك.</translation>
    </message>
    <message>
        <source>There is no way to {address}. Check the address and your connection.</source>
        <translation>لا طريق إلى {address}. تحقق من العنوان ومن اتصالك.</translation>
    </message>
    <message>
        <source>It was moved aside and nothing was deleted; IT finds it in the profile’s folder. To go on, ask your administrator for a new code and enrol again. Decisions the gateway already has are safe; others may be only in the file that was moved.</source>
        <translation>نُقل جانبًا ولم يُحذف شيء؛ يجده الدعم الفني في مجلد الملف الشخصي. للمتابعة، اطلب من المسؤول رمزًا جديدًا وسجّل من جديد. القرارات التي وصلت إلى البوابة محفوظة، وقد لا توجد قرارات أخرى إلا في الملف الذي نُقل.</translation>
    </message>
    <message>
        <source>Not a whole address yet; one looks like {example}.</source>
        <translation>ليس عنوانًا كاملًا بعد؛ مثاله {example}.</translation>
    </message>
    <message>
        <source>Something answers at {address}, but not as a gateway. It may be a sign-in page of the network, another address, or a gateway in trouble.</source>
        <translation>ثمة ما يجيب عند {address}، لكن ليس كبوابة. قد يكون صفحة دخول للشبكة، أو عنوانًا آخر، أو بوابة متعثرة.</translation>
    </message>
    <message>
        <source>The gateway that answered is not the one this code was made for. Nothing was kept. Do not try again on this network; call your administrator.</source>
        <translation>البوابة التي أجابت ليست التي صُنع لها هذا الرمز. لم يُحفظ شيء. لا تحاول مجددًا على هذه الشبكة؛ اتصل بالمسؤول.</translation>
    </message>
    <message>
        <source>The store of this profile is damaged</source>
        <translation>مخزن هذا الملف الشخصي تالف</translation>
    </message>
    <message>
        <source>The keys of this profile are gone</source>
        <translation>مفاتيح هذا الملف الشخصي غير موجودة</translation>
    </message>
    <message>
        <source>The system’s keyring is open, but does not hold them any more, so nobody can read this profile. To go on, ask your administrator for a new code and enrol again. Decisions the gateway already has are safe.</source>
        <translation>حلقة مفاتيح النظام مفتوحة لكنها لم تعد تحتويها، فلا أحد يستطيع قراءة هذا الملف الشخصي. للمتابعة، اطلب من المسؤول رمزًا جديدًا وسجّل من جديد. القرارات التي وصلت إلى البوابة محفوظة.</translation>
    </message>
    <message>
        <source>This profile is damaged</source>
        <translation>هذا الملف الشخصي تالف</translation>
    </message>
    <message>
        <source>The file that says which gateway it belongs to cannot be read. Nothing was deleted. IT can put it back from a backup; otherwise ask your administrator for a new code and enrol again.</source>
        <translation>تتعذر قراءة الملف الذي يحدد البوابة التابع لها. لم يُحذف شيء. يستطيع الدعم الفني إعادته من نسخة احتياطية، وإلا فاطلب من المسؤول رمزًا جديدًا وسجّل من جديد.</translation>
    </message>
    <message>
        <source>The keys of this profile cannot be read</source>
        <translation>تتعذر قراءة مفاتيح هذا الملف الشخصي</translation>
    </message>
    <message>
        <source>The system’s keyring is missing or locked. Unlock it and try again. Nothing was deleted.</source>
        <translation>حلقة مفاتيح النظام مفقودة أو مقفلة. افتحها وحاول مجددًا. لم يُحذف شيء.</translation>
    </message>
    <message>
        <source>This profile cannot be opened</source>
        <translation>يتعذر فتح هذا الملف الشخصي</translation>
    </message>
    <message>
        <source>This code was used before. A code works once; ask for a new one.</source>
        <translation>استُخدم هذا الرمز من قبل. يعمل الرمز مرة واحدة؛ اطلب رمزًا جديدًا.</translation>
    </message>
    <message>
        <source>This code has expired. Ask your administrator for a new one.</source>
        <translation>انتهت صلاحية هذا الرمز. اطلب رمزًا جديدًا من المسؤول.</translation>
    </message>
    <message>
        <source>The gateway does not know this code. Read it again, or ask for a new one.</source>
        <translation>لا تعرف البوابة هذا الرمز. اقرأه مجددًا أو اطلب رمزًا جديدًا.</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>تالف</translation>
    </message>
    <message>
        <source>Not signed in yet at {host}</source>
        <translation>لم يسجّل الدخول بعد إلى {host}</translation>
    </message>
</context>
<context>
    <name>EnrolForm</name>
    <message>
        <source>Gateway address</source>
        <translation>عنوان البوابة</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>رمز لمرة واحدة</translation>
    </message>
    <message>
        <source>Enrol this workstation</source>
        <translation>تسجيل محطة العمل هذه</translation>
    </message>
    <message>
        <source>Profiles of this machine</source>
        <translation>ملفات هذا الجهاز الشخصية</translation>
    </message>
    <message>
        <source>Your administrator gives you the gateway’s address and a code that works once.</source>
        <translation>يعطيك المسؤول عنوان البوابة ورمزًا يعمل مرة واحدة.</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>ماذا يحدث</translation>
    </message>
    <message>
        <source>This machine makes a key of its own. It goes into the system’s keyring.</source>
        <translation>يصنع هذا الجهاز مفتاحه الخاص ويحفظه في حلقة مفاتيح النظام.</translation>
    </message>
    <message>
        <source>Part of the code, which stays here, proves that the right gateway answers.</source>
        <translation>جزء من الرمز يبقى هنا ويثبت أن البوابة الصحيحة هي التي تجيب.</translation>
    </message>
    <message>
        <source>An encrypted store is made on this machine, and its log begins.</source>
        <translation>يُنشأ مخزن مشفّر على هذا الجهاز ويبدأ سجله.</translation>
    </message>
</context>
<context>
    <name>EnrolView</name>
    <message>
        <source>Try again</source>
        <translation>حاول مجددًا</translation>
    </message>
    <message>
        <source>Enrol again</source>
        <translation>التسجيل من جديد</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Enrolling…</source>
        <translation>جارٍ التسجيل…</translation>
    </message>
    <message>
        <source>Asking the gateway at {address}, then making keys and the store. This takes a few seconds.</source>
        <translation>سؤال البوابة عند {address}، ثم صنع المفاتيح والمخزن. يستغرق ذلك بضع ثوانٍ.</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>إيقاف الانتظار</translation>
    </message>
    <message>
        <source>The gateway answered after all</source>
        <translation>أجابت البوابة في النهاية</translation>
    </message>
    <message>
        <source>The profile was made before you stopped waiting. The code is spent.</source>
        <translation>أُنشئ الملف الشخصي قبل أن توقف الانتظار. استُهلك الرمز.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>افتحه</translation>
    </message>
    <message>
        <source>The system’s keyring is missing or locked, so keys cannot be kept here. Unlock it and try again, or work in memory only: then you need a connection all the time, and when the program closes this profile is gone and you need a new code.</source>
        <translation>حلقة مفاتيح النظام مفقودة أو مقفلة، فلا يمكن حفظ المفاتيح هنا. افتحها وحاول مجددًا، أو اعمل في الذاكرة فقط: عندها تحتاج إلى اتصال دائم، وعند إغلاق البرنامج يختفي هذا الملف الشخصي وتحتاج إلى رمز جديد.</translation>
    </message>
    <message>
        <source>Work in memory only</source>
        <translation>العمل في الذاكرة فقط</translation>
    </message>
    <message>
        <source>Keys cannot be kept on this machine</source>
        <translation>لا يمكن حفظ المفاتيح على هذا الجهاز</translation>
    </message>
</context>
<context>
    <name>EntryFilters</name>
    <message>
        <source>Bank</source>
        <translation>البنك</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>التصنيف</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>مسح عوامل التصفية</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Entries</source>
        <translation>المدخلات</translation>
    </message>
    <message>
        <source>Newer entries</source>
        <translation>مدخلات أحدث</translation>
    </message>
    <message>
        <source>Older entries</source>
        <translation>مدخلات أقدم</translation>
    </message>
    <message>
        <source>Entries {first} to {last}, nearest first</source>
        <translation>المدخلات {first} إلى {last}، الأقرب أولًا</translation>
    </message>
    <message>
        <source>Entries {first} to {last}, newest first</source>
        <translation>المدخلات {first} إلى {last}، الأحدث أولًا</translation>
    </message>
    <message>
        <source>Reading the banks…</source>
        <translation>تُقرأ البنوك…</translation>
    </message>
    <message>
        <source>Hashing the file…</source>
        <translation>تُحسب بصمة الملف…</translation>
    </message>
    <message>
        <source>No bank has been fetched yet. They come by themselves once the gateway is reached.</source>
        <translation>لم يُجلب أي بنك بعد. تأتي البنوك من تلقاء نفسها عند الوصول إلى البوابة.</translation>
    </message>
    <message>
        <source>Nothing is in the banks yet. A hash that is ticked in a decision comes here once a second person agreed.</source>
        <translation>لا شيء في البنوك بعد. تصل إليها البصمة المحددة في قرار عندما يوافق شخص ثانٍ.</translation>
    </message>
    <message>
        <source>This looks like a hash. Choose its kind and search again: PDQ and SHA-256 have as many digits, so it is not guessed. Or write it in front, as in pdq:…</source>
        <translation>يبدو هذا بصمة. اختر نوعها وابحث ثانية: لـ PDQ و SHA-256 العدد نفسه من الأرقام، فلا يُخمَّن النوع. أو اكتبه في البداية، مثل pdq:…</translation>
    </message>
    <message>
        <source>pHash stays on this machine; no bank holds it.</source>
        <translation>يبقى pHash على هذا الجهاز؛ لا يحتويه أي بنك.</translation>
    </message>
    <message>
        <source>This is no {kind} hash: it has another number of digits.</source>
        <translation>ليست هذه بصمة {kind}: عدد أرقامها مختلف.</translation>
    </message>
    <message>
        <source>No bank on this machine knows it, or anything near to it.</source>
        <translation>لا يعرفها أي بنك على هذا الجهاز، ولا ما يقاربها.</translation>
    </message>
    <message>
        <source>No entry fits. Take a filter off, or search for less.</source>
        <translation>لا مدخل يناسب. أزل عامل تصفية، أو ابحث بكلمات أقل.</translation>
    </message>
    <message>
        <source>The file could not be opened as a picture: it is searched by its bytes.</source>
        <translation>تعذّر فتح الملف بوصفه صورة: يُبحث عنه ببايتاته.</translation>
    </message>
    <message>
        <source>Searched by the file you picked. It was not kept.</source>
        <translation>بُحث بالملف الذي اخترته. لم يُحتفظ به.</translation>
    </message>
    <message>
        <source>A bank of known harmless content holds it: matches that are not exact do not count.</source>
        <translation>يحتويها بنك لمحتوى معروف أنه غير ضار: لا تُحتسب المطابقات غير التامة.</translation>
    </message>
</context>
<context>
    <name>EntryPanel</name>
    <message>
        <source>Choose an entry to see what it is, how it came here and who disputes it.</source>
        <translation>اختر مدخلًا لترى ما هو، وكيف وصل إلى هنا، ومن يعترض عليه.</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>البصمة</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>المسار</translation>
    </message>
    <message>
        <source>Steps of this entry</source>
        <translation>خطوات هذا المدخل</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>المدخل</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>التصنيفات</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>يُعطى إلى</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>الخصوصية</translation>
    </message>
    <message>
        <source>The hash and its labels; never the content</source>
        <translation>البصمة وتصنيفاتها؛ لا المحتوى أبدًا</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>أُضيف</translation>
    </message>
    <message>
        <source>It was withdrawn, and its hash is not kept here. The trail says why.</source>
        <translation>سُحب، ولا يُحتفظ ببصمته هنا. يذكر المسار السبب.</translation>
    </message>
    <message>
        <source>This version cannot read this kind of hash. Update the program.</source>
        <translation>لا تستطيع هذه النسخة قراءة هذا النوع من البصمات. حدّث البرنامج.</translation>
    </message>
    <message>
        <source>An entry of {bank} ({kind}).</source>
        <translation>مدخل من {bank} ({kind}).</translation>
    </message>
    <message>
        <source>It is withdrawn and matches nothing any more.</source>
        <translation>سُحب ولا يطابق شيئًا بعد الآن.</translation>
    </message>
    <message>
        <source>It does not count: a known harmless entry is near as well.</source>
        <translation>لا يُحتسب: يقاربه أيضًا مدخل معروف أنه غير ضار.</translation>
    </message>
    <message>
        <source>{kind}, quality {quality}, {variant}</source>
        <translation>{kind}، الجودة {quality}، {variant}</translation>
    </message>
    <message>
        <source>Asking the gateway for the trail…</source>
        <translation>يُطلب المسار من البوابة…</translation>
    </message>
    <message>
        <source>The trail is at the gateway, and you are offline. Come back later.</source>
        <translation>المسار لدى البوابة، وأنت غير متصل. عد لاحقًا.</translation>
    </message>
    <message>
        <source>Nothing is recorded of it yet.</source>
        <translation>لم يُسجَّل عنه شيء بعد.</translation>
    </message>
    <message>
        <source>The dispute reached the gateway. A lead looks at it.</source>
        <translation>وصل الاعتراض إلى البوابة. ينظر فيه مشرف.</translation>
    </message>
    <message>
        <source>The entry is withdrawn. Every workstation and exchange is told.</source>
        <translation>سُحب المدخل. تُبلَّغ به كل محطة عمل وكل شبكة تبادل.</translation>
    </message>
    <message>
        <source>The labels are corrected. Every workstation and exchange is told.</source>
        <translation>صُحّحت التصنيفات. تُبلَّغ بها كل محطة عمل وكل شبكة تبادل.</translation>
    </message>
    <message>
        <source>Not sent. {why}</source>
        <translation>لم يُرسل. {why}</translation>
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
        <translation>حلقة مفاتيح النظام مفقودة أو مقفلة، فلا يمكن حفظ المفاتيح على هذا الجهاز.</translation>
    </message>
    <message>
        <source>The file is not on this machine. Decide from the context, or give it back.</source>
        <translation>الملف ليس على هذا الجهاز. قرر من السياق أو أعده.</translation>
    </message>
    <message>
        <source>There is no sound device on this machine. Decide without listening.</source>
        <translation>لا يوجد جهاز صوت على هذه الآلة. قرر دون الاستماع.</translation>
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
        <source>This workstation was closed by your administrator. Ask for a new code to go on.</source>
        <translation>أغلق مدير النظام محطة العمل هذه. اطلب رمزًا جديدًا للمتابعة.</translation>
    </message>
    <message>
        <source>This hash was already taken out of its bank.</source>
        <translation>سُحبت هذه البصمة من بنكها من قبل.</translation>
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
        <source>The store of this profile was set aside, and its log cannot go on in another. Ask your administrator for a new code and enrol again.</source>
        <translation>وُضع مخزن هذا الملف الشخصي جانبًا، ولا يمكن أن يستمر سجله في مخزن آخر. اطلب من المسؤول رمزًا جديدًا وسجّل من جديد.</translation>
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
        <source>Pictures and videos are not opened on this machine: a wall around the part that decodes is missing. Decide from the context.</source>
        <translation>لا تفتح الصور ومقاطع الفيديو على هذا الجهاز: ينقص حاجز حول الجزء الذي يفك الترميز. قرر من السياق.</translation>
    </message>
    <message>
        <source>The file cannot be opened safely. Decide from the context.</source>
        <translation>لا يمكن فتح الملف بأمان. قرر من السياق.</translation>
    </message>
    <message>
        <source>Nobody is enrolled here under that name. Ask your administrator for a code.</source>
        <translation>لا أحد مسجل هنا بهذا الاسم. اطلب رمزا من مدير النظام.</translation>
    </message>
    <message>
        <source>Several people are enrolled on this machine. Say which profile to open.</source>
        <translation>عدة أشخاص مسجلون على هذا الجهاز. حدد الملف الشخصي المراد فتحه.</translation>
    </message>
    <message>
        <source>Nothing can be written there. Choose another folder.</source>
        <translation>لا يمكن الكتابة هناك. اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>This file cannot be read. Choose another one.</source>
        <translation>لا يمكن قراءة هذا الملف. اختر غيره.</translation>
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
        <source>Without a keyring this machine works online only. Connect to go on.</source>
        <translation>من دون حلقة مفاتيح لا يعمل هذا الجهاز إلا متصلًا. اتصل للمتابعة.</translation>
    </message>
    <message>
        <source>Say first why this item is opened clear.</source>
        <translation>اذكر أولا سبب عرض هذا العنصر بوضوح.</translation>
    </message>
    <message>
        <source>This look is beyond your limits for now. Decide from the context, or go on.</source>
        <translation>هذا العرض يتجاوز حدودك حاليا. قرر من السياق أو تابع.</translation>
    </message>
    <message>
        <source>The look is over.</source>
        <translation>انتهى العرض.</translation>
    </message>
    <message>
        <source>This queue is closed to you for now. Lighter work comes when there is some.</source>
        <translation>هذه القائمة مغلقة أمامك الآن. يأتي عمل أخف متى توفر.</translation>
    </message>
    <message>
        <source>Today’s limit is reached. The queues are open to you again tomorrow.</source>
        <translation>بُلغ حد اليوم. تُفتح القوائم لك من جديد غدًا.</translation>
    </message>
    <message>
        <source>The break is not over yet.</source>
        <translation>لم تنته الاستراحة بعد.</translation>
    </message>
    <message>
        <source>The policy changed. Please look at your choices again.</source>
        <translation>تغيرت السياسة. يُرجى مراجعة اختياراتك.</translation>
    </message>
    <message>
        <source>You keep away from sound. My limits is where to change it.</source>
        <translation>أنت تتجنب الصوت. يمكن تغيير ذلك في «حدودي».</translation>
    </message>
    <message>
        <source>Nobody holds this group now. Nothing was changed.</source>
        <translation>لا أحد يحتفظ بهذه المجموعة الآن. لم يتغيّر شيء.</translation>
    </message>
    <message>
        <source>You saw this group clear before. Decide from your notes and its hidden gist, or give it back.</source>
        <translation>رأيت هذه المجموعة بوضوح من قبل. قرّر من ملاحظاتك ومن الفحوى المخفية، أو أعدها.</translation>
    </message>
    <message>
        <source>The rules of the work do not allow this.</source>
        <translation>قواعد العمل لا تسمح بهذا.</translation>
    </message>
    <message>
        <source>Not shown on this machine.</source>
        <translation>لا يعرض على هذه الآلة.</translation>
    </message>
    <message>
        <source>Pictures are not decoded on this machine, because it cannot keep a hostile file inside. Decide from the context and the text, or give it back.</source>
        <translation>لا تفك ترميزات الصور على هذه الآلة لأنها لا تستطيع احتواء ملف معاد. قرر من السياق والنص، أو أعده.</translation>
    </message>
    <message>
        <source>Look first at the items that are a check.</source>
        <translation>انظر أولًا إلى عناصر التحقق.</translation>
    </message>
    <message>
        <source>Choose some of the items that the first one stands for.</source>
        <translation>اختر بعض العناصر التي ينوب عنها الأول.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>From day</source>
        <translation>من يوم</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>إلى يوم</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>القائمة</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>التصنيف</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>الحدث</translation>
    </message>
    <message>
        <source>All but assignments</source>
        <translation>الكل عدا الإسناد</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>مسح التصفية</translation>
    </message>
    <message>
        <source>A day is written as 2026-11-22, in UTC.</source>
        <translation>يُكتب اليوم هكذا ⁨2026-11-22⁩ بالتوقيت العالمي.</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>الكل</translation>
    </message>
</context>
<context>
    <name>GroupLine</name>
    <message numerus="yes">
        <source>%Ln to be looked at as a check</source>
        <translation>
            <numerusform>%Ln عنصرًا يُنظر إليه للتحقق</numerusform>
            <numerusform>عنصر واحد يُنظر إليه للتحقق</numerusform>
            <numerusform>عنصران يُنظر إليهما للتحقق</numerusform>
            <numerusform>%Ln عناصر يُنظر إليها للتحقق</numerusform>
            <numerusform>%Ln عنصرًا يُنظر إليه للتحقق</numerusform>
            <numerusform>%Ln عنصرًا يُنظر إليه للتحقق</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln check(s) without a file here</source>
        <translation>
            <numerusform>%Ln عنصر تحقق بلا ملف هنا</numerusform>
            <numerusform>عنصر تحقق واحد بلا ملف هنا</numerusform>
            <numerusform>عنصرا تحقق بلا ملف هنا</numerusform>
            <numerusform>%Ln عناصر تحقق بلا ملف هنا</numerusform>
            <numerusform>%Ln عنصر تحقق بلا ملف هنا</numerusform>
            <numerusform>%Ln عنصر تحقق بلا ملف هنا</numerusform>
        </translation>
    </message>
    <message>
        <source>Items</source>
        <translation>العناصر</translation>
    </message>
    <message>
        <source>An item looked at as a check, of {count} alike</source>
        <translation>عنصر يُنظر إليه للتحقق، من {count} متشابهة</translation>
    </message>
</context>
<context>
    <name>HashRow</name>
    <message>
        <source>PDQ, full size</source>
        <translation>PDQ بالحجم الكامل</translation>
    </message>
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
        <source>The picture is too plain to share its PDQ: it would match other plain ones.</source>
        <translation>الصورة أبسط من أن تُشارك بصمتها PDQ: فقد تطابق صورًا بسيطة أخرى.</translation>
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
        <translation>خطوات هذا العنصر</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>History</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Item {at} of {all}</source>
        <translation>العنصر {at} من {all}</translation>
    </message>
    <message>
        <source>Choose a record to see the whole history of its item.</source>
        <translation>اختر قيدًا لترى تاريخ عنصره كله.</translation>
    </message>
    <message>
        <source>This record is about no item.</source>
        <translation>هذا القيد لا يخص عنصرًا.</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>قراءة التاريخ…</translation>
    </message>
    <message>
        <source>The note is empty.</source>
        <translation>الملاحظة فارغة.</translation>
    </message>
    <message>
        <source>The note is shown.</source>
        <translation>الملاحظة معروضة.</translation>
    </message>
</context>
<context>
    <name>IncidentBanner</name>
    <message>
        <source>Confirm its end</source>
        <translation>تأكيد إنهائه</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>إبقاؤه قائمًا</translation>
    </message>
    <message>
        <source>Two leads must agree, each at their own workstation. One no closes it.</source>
        <translation>يجب أن يوافق مشرفان، كل من محطته. ورفض واحد يغلقه.</translation>
    </message>
    <message>
        <source>You have answered. It waits for another lead.</source>
        <translation>لقد أجبت. وهو ينتظر مشرفًا آخر.</translation>
    </message>
    <message>
        <source>End {title}? Clocks go back to normal everywhere.</source>
        <translation>إنهاء {title}؟ تعود المهل إلى المعتاد في كل مكان.</translation>
    </message>
    <message>
        <source>Put {title} in force? Clocks tighten on every workstation.</source>
        <translation>تفعيل {title}؟ تضيق المهل على كل محطات العمل.</translation>
    </message>
    <message>
        <source>Confirm the incident</source>
        <translation>تأكيد الحادث</translation>
    </message>
    <message>
        <source>Let {title} go on? The proposal to end it is closed.</source>
        <translation>إبقاء {title} قائمًا؟ يُغلق اقتراح إنهائه.</translation>
    </message>
    <message>
        <source>Refuse {title}? The proposal is closed for everyone.</source>
        <translation>رفض {title}؟ يُغلق الاقتراح للجميع.</translation>
    </message>
    <message>
        <source>Refuse the incident</source>
        <translation>رفض الحادث</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>حادث</translation>
    </message>
    <message>
        <source>Your answer is on its way.</source>
        <translation>جوابك في الطريق.</translation>
    </message>
</context>
<context>
    <name>KeptPanel</name>
    <message>
        <source>What is kept of you</source>
        <translation>ما يُحفظ عنك</translation>
    </message>
    <message>
        <source>Where to write what is kept of you</source>
        <translation>أين يُكتب ما يُحفظ عنك</translation>
    </message>
    <message>
        <source>Delete what is kept of you?</source>
        <translation>حذف ما يُحفظ عنك؟</translation>
    </message>
    <message>
        <source>It is destroyed at once and cannot be brought back. Until midnight only this remains: which queues are closed to you today. If you were at work today, the day is over for you, because the account of its limits is gone.</source>
        <translation>يُتلف فورًا ولا يمكن استعادته. حتى منتصف الليل لا يبقى إلا هذا: القوائم المغلقة لك اليوم. إن عملت اليوم فقد انتهى اليوم بالنسبة لك، لأن حساب حدوده لم يعد موجودًا.</translation>
    </message>
    <message>
        <source>Delete it now</source>
        <translation>حذفه الآن</translation>
    </message>
    <message>
        <source>Written, readable for anyone who has the file:</source>
        <translation>كُتب، ويستطيع قراءته كل من لديه الملف:</translation>
    </message>
    <message>
        <source>Destroyed. Only the closed queues are kept until midnight.</source>
        <translation>أُتلف. لا يُحفظ إلا القوائم المغلقة حتى منتصف الليل.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Space</source>
        <translation>مسافة</translation>
    </message>
</context>
<context>
    <name>LevelBar</name>
    <message>
        <source>hold {key}  {words}</source>
        <translation>مع الضغط {key}  {words}</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>ألوان</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>رمادي</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>صوت</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>صامت</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} من {count}</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
</context>
<context>
    <name>LimitsView</name>
    <message>
        <source>Go back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Your choices</source>
        <translation>اختياراتك</translation>
    </message>
</context>
<context>
    <name>LogsPanel</name>
    <message>
        <source>Logs</source>
        <translation>السجلات</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Taken back.</source>
        <translation>تم التراجع.</translation>
    </message>
    <message>
        <source>{answer} Needs attention tells more.</source>
        <translation>{answer} في «يحتاج إلى انتباه» المزيد.</translation>
    </message>
    <message>
        <source>Finishing. What you saved is safe.</source>
        <translation>جار الإنهاء. ما حفظته آمن.</translation>
    </message>
    <message numerus="yes">
        <source>Taken apart: %Ln item(s) are a group of their own.</source>
        <translation>
            <numerusform>فُصل: %Ln عنصرًا أصبحت مجموعة مستقلة.</numerusform>
            <numerusform>فُصل: عنصر واحد أصبح مجموعة مستقلة.</numerusform>
            <numerusform>فُصل: عنصران أصبحا مجموعة مستقلة.</numerusform>
            <numerusform>فُصل: %Ln عناصر أصبحت مجموعة مستقلة.</numerusform>
            <numerusform>فُصل: %Ln عنصرًا أصبحت مجموعة مستقلة.</numerusform>
            <numerusform>فُصل: %Ln عنصرًا أصبحت مجموعة مستقلة.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatchBox</name>
    <message>
        <source>Known to the banks</source>
        <translation>معروف لدى البنوك</translation>
    </message>
    <message>
        <source>Known harmless content is near: only exact matches count beside it.</source>
        <translation>محتوى معروف أنه غير ضار قريب: لا تُحتسب معه إلا المطابقات التامة.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more match(es), further away</source>
        <translation>
            <numerusform>لا مطابقات أخرى</numerusform>
            <numerusform>مطابقة أخرى أبعد</numerusform>
            <numerusform>مطابقتان أخريان أبعد</numerusform>
            <numerusform>%Ln مطابقات أخرى أبعد</numerusform>
            <numerusform>%Ln مطابقة أخرى أبعد</numerusform>
            <numerusform>%Ln مطابقة أخرى أبعد</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Members</name>
    <message numerus="yes">
        <source>%Ln with the same bytes</source>
        <translation>
            <numerusform>%Ln بالبايتات نفسها</numerusform>
            <numerusform>واحد بالبايتات نفسها</numerusform>
            <numerusform>اثنان بالبايتات نفسها</numerusform>
            <numerusform>%Ln بالبايتات نفسها</numerusform>
            <numerusform>%Ln بالبايتات نفسها</numerusform>
            <numerusform>%Ln بالبايتات نفسها</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln posted with other words</source>
        <translation>
            <numerusform>%Ln نُشرت بكلمات أخرى</numerusform>
            <numerusform>واحد نُشر بكلمات أخرى</numerusform>
            <numerusform>اثنان نُشرا بكلمات أخرى</numerusform>
            <numerusform>%Ln نُشرت بكلمات أخرى</numerusform>
            <numerusform>%Ln نُشرت بكلمات أخرى</numerusform>
            <numerusform>%Ln نُشرت بكلمات أخرى</numerusform>
        </translation>
    </message>
    <message>
        <source>same bytes</source>
        <translation>البايتات نفسها</translation>
    </message>
    <message>
        <source>Shown: stands for the others</source>
        <translation>معروض: ينوب عن الباقي</translation>
    </message>
    <message>
        <source>Posted with other words</source>
        <translation>نُشر بكلمات أخرى</translation>
    </message>
    <message>
        <source>Decided without being opened</source>
        <translation>يُقرَّر دون فتحه</translation>
    </message>
    <message>
        <source>Not alike</source>
        <translation>غير مشابه</translation>
    </message>
    <message>
        <source>To be looked at as a check</source>
        <translation>يُنظر إليه للتحقق</translation>
    </message>
    <message>
        <source>Looked at as a check</source>
        <translation>نُظر إليه للتحقق</translation>
    </message>
    <message>
        <source>To be checked, but its file is not here</source>
        <translation>للتحقق، لكن ملفه ليس هنا</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>معكوس</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>مُدار</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mirrored</source>
        <translation>
            <numerusform>%Ln معكوسًا</numerusform>
            <numerusform>واحد معكوس</numerusform>
            <numerusform>اثنان معكوسان</numerusform>
            <numerusform>%Ln معكوسة</numerusform>
            <numerusform>%Ln معكوسًا</numerusform>
            <numerusform>%Ln معكوسًا</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln turned</source>
        <translation>
            <numerusform>%Ln مُدارًا</numerusform>
            <numerusform>واحد مُدار</numerusform>
            <numerusform>اثنان مُداران</numerusform>
            <numerusform>%Ln مُدارة</numerusform>
            <numerusform>%Ln مُدارًا</numerusform>
            <numerusform>%Ln مُدارًا</numerusform>
        </translation>
    </message>
    <message>
        <source>{bits} of {all} bits apart</source>
        <translation>فرق {bits} من {all} بت</translation>
    </message>
    <message>
        <source>{least} to {most} of {all} bits apart</source>
        <translation>فرق {least} إلى {most} من {all} بت</translation>
    </message>
    <message>
        <source>{percent} % apart</source>
        <translation>فرق {percent} %</translation>
    </message>
    <message>
        <source>{least} to {most} % apart</source>
        <translation>فرق {least} إلى {most} %</translation>
    </message>
    <message>
        <source>The group is not the same any more. Decide on it as it is now.</source>
        <translation>لم تعد المجموعة كما كانت. قرّر فيها كما هي الآن.</translation>
    </message>
    <message>
        <source>The group stays as it is. {why}</source>
        <translation>تبقى المجموعة كما هي. {why}</translation>
    </message>
    <message>
        <source>{at} of {count} alike</source>
        <translation>{at} من {count} متشابهة</translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>Posted text</source>
        <translation>النص المنشور</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Space: not like the others · {key}: make those a group of their own</source>
        <translation>المسافة: ليس كالباقي · {key}: اجعلها مجموعة مستقلة</translation>
    </message>
    <message>
        <source>Taking apart…</source>
        <translation>يجري الفصل…</translation>
    </message>
    <message numerus="yes">
        <source>Take %Ln apart</source>
        <translation>
            <numerusform>افصل %Ln</numerusform>
            <numerusform>افصل واحدًا</numerusform>
            <numerusform>افصل اثنين</numerusform>
            <numerusform>افصل %Ln</numerusform>
            <numerusform>افصل %Ln</numerusform>
            <numerusform>افصل %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Not alike…</source>
        <translation>غير متشابهة…</translation>
    </message>
    <message>
        <source>Posted with {id}</source>
        <translation>نُشر مع {id}</translation>
    </message>
    <message>
        <source>No text was posted with it.</source>
        <translation>لم يُنشر معه نص.</translation>
    </message>
    <message>
        <source>The others are compared with this one: mark those that differ.</source>
        <translation>يُقارن الباقي بهذا العنصر: علّم ما يختلف عنه.</translation>
    </message>
    <message>
        <source>Items of this group</source>
        <translation>عناصر هذه المجموعة</translation>
    </message>
    <message>
        <source>Choose what is not alike first: Space marks an item.</source>
        <translation>اختر أولًا ما ليس مشابهًا: مفتاح المسافة يعلّم عنصرًا.</translation>
    </message>
</context>
<context>
    <name>Missing</name>
    <message>
        <source>Say whether a protected context applies. “None” is an answer too.</source>
        <translation>قل هل ينطبق سياق محمي. «لا يوجد» إجابة أيضًا.</translation>
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
    <message>
        <source>Esc, then {key}, escalates</source>
        <translation>Esc ثم {key} للإحالة</translation>
    </message>
    <message>
        <source>Esc, then {key}, decides</source>
        <translation>Esc ثم {key} للقرار</translation>
    </message>
    <message>
        <source>{count} of {all} characters</source>
        <translation>{count} من {all} حرفًا</translation>
    </message>
</context>
<context>
    <name>OwnChoices</name>
    <message>
        <source>Keep away from</source>
        <translation>الابتعاد عن</translation>
    </message>
    <message>
        <source>Nothing severe for the rest of the day. Nobody is told why.</source>
        <translation>لا شيء شديد لبقية اليوم. لا يُخبَر أحد بالسبب.</translation>
    </message>
    <message>
        <source>As many as you like, as long as you like, from the next item on.</source>
        <translation>بقدر ما تشاء ولأي مدة تشاء، بدءًا من العنصر التالي.</translation>
    </message>
</context>
<context>
    <name>PausePage</name>
    <message>
        <source>Come back</source>
        <translation>العودة</translation>
    </message>
    <message>
        <source>Everything is covered</source>
        <translation>كل شيء مغطى</translation>
    </message>
    <message>
        <source>Stay as long as you like. No time counts, and no reason is asked.</source>
        <translation>ابق ما شئت. لا يُحتسب وقت ولا يُسأل عن سبب.</translation>
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
    <message>
        <source>Needs attention</source>
        <translation>يحتاج إلى انتباه</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>التدقيق</translation>
    </message>
</context>
<context>
    <name>ProfileChoice</name>
    <message>
        <source>Profiles of this machine</source>
        <translation>ملفات هذا الجهاز الشخصية</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Enrol another</source>
        <translation>تسجيل آخر</translation>
    </message>
    <message>
        <source>Who is working?</source>
        <translation>من يعمل؟</translation>
    </message>
    <message>
        <source>One person and one gateway each. Pick yours.</source>
        <translation>لكل منها شخص وبوابة. اختر ما يخصك.</translation>
    </message>
</context>
<context>
    <name>ProofPanel</name>
    <message>
        <source>Progress of fetching</source>
        <translation>تقدم الجلب</translation>
    </message>
    <message>
        <source>Stop fetching</source>
        <translation>إيقاف الجلب</translation>
    </message>
    <message>
        <source>Fetching {log}: {here} of {all} records</source>
        <translation>جلب {log}: {here} من {all} قيدًا</translation>
    </message>
    <message>
        <source>Asking the gateway for the logs…</source>
        <translation>طلب السجلات من البوابة…</translation>
    </message>
    <message>
        <source>Offline. This is the copy that was fetched last.</source>
        <translation>لا اتصال. هذه آخر نسخة جُلبت.</translation>
    </message>
    <message>
        <source>This is the copy that was fetched last. {why}</source>
        <translation>هذه آخر نسخة جُلبت. {why}</translation>
    </message>
    <message>
        <source>This is the copy that was fetched last.</source>
        <translation>هذه آخر نسخة جُلبت.</translation>
    </message>
</context>
<context>
    <name>QuestionSheet</name>
    <message>
        <source>Stay</source>
        <translation>البقاء</translation>
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
        <source>Reading the list.</source>
        <translation>تُقرأ القائمة.</translation>
    </message>
    <message>
        <source>{here} here, {more} more</source>
        <translation>{here} هنا، و{more} غيرها</translation>
    </message>
</context>
<context>
    <name>ReasonRow</name>
    <message>
        <source>Why is it opened clear? It is logged.</source>
        <translation>لماذا يعرض بوضوح؟ السبب يسجل.</translation>
    </message>
</context>
<context>
    <name>RecordPanel</name>
    <message>
        <source>Records</source>
        <translation>السجلات</translation>
    </message>
    <message>
        <source>Newer records</source>
        <translation>قيود أحدث</translation>
    </message>
    <message>
        <source>Older records</source>
        <translation>قيود أقدم</translation>
    </message>
    <message>
        <source>Records {first} to {last}, newest first</source>
        <translation>القيود {first} إلى {last}، الأحدث أولًا</translation>
    </message>
    <message>
        <source>Reading the records…</source>
        <translation>قراءة القيود…</translation>
    </message>
    <message>
        <source>No log is on this machine yet. Fetch them from the gateway.</source>
        <translation>لا سجل على هذا الجهاز بعد. اجلبها من البوابة.</translation>
    </message>
    <message>
        <source>No record fits these filters.</source>
        <translation>لا قيد يطابق هذه التصفية.</translation>
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
        <source>Go back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Lock it and show whom to tell</source>
        <translation>قفلها وعرض من يجب إخباره</translation>
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
        <source>This workstation was closed by your administrator</source>
        <translation>أغلق مدير النظام محطة العمل هذه</translation>
    </message>
    <message>
        <source>Media were destroyed. Ask for a new code to go on.</source>
        <translation>أُتلفت الوسائط. اطلب رمزًا جديدًا للمتابعة.</translation>
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
    <name>SearchPanel</name>
    <message>
        <source>A hash, or words</source>
        <translation>بصمة، أو كلمات</translation>
    </message>
    <message>
        <source>Search the banks</source>
        <translation>البحث في البنوك</translation>
    </message>
    <message>
        <source>Kind of what is searched</source>
        <translation>نوع ما يُبحث عنه</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>كلمات</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>A file is hashed on this machine. It is not kept, and it goes nowhere.</source>
        <translation>تُحسب بصمة الملف على هذا الجهاز. لا يُحتفظ به ولا يُرسل إلى أي مكان.</translation>
    </message>
    <message>
        <source>Offline. The banks are searched as they were fetched last.</source>
        <translation>غير متصل. يُبحث في البنوك كما جُلبت آخر مرة.</translation>
    </message>
    <message>
        <source>Banks</source>
        <translation>البنوك</translation>
    </message>
    <message>
        <source>Search by a file</source>
        <translation>البحث بملف</translation>
    </message>
</context>
<context>
    <name>SecondBanner</name>
    <message>
        <source>Second review: decide for yourself; you are not told the first answer.</source>
        <translation>مراجعة ثانية: قرّر بنفسك؛ لا تُذكر لك الإجابة الأولى.</translation>
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
    <name>SharingRow</name>
    <message>
        <source>Proposed to this member’s own bank. A second person must agree first.</source>
        <translation>تُقترح على بنك هذا العضو. يجب أن يوافق شخص ثانٍ أولًا.</translation>
    </message>
    <message>
        <source>Proposed to {bank}. A second person must agree first.</source>
        <translation>تُقترح على {bank}. يجب أن يوافق شخص ثانٍ أولًا.</translation>
    </message>
    <message>
        <source>Given to: {audience}</source>
        <translation>تُعطى إلى: {audience}</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
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
    <name>SigningOut</name>
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
    <name>Stage</name>
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
        <source>Detail</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Shown clear</source>
        <translation>معروض بوضوح</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>صوت</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>صورة</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>فيديو</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>نص</translation>
    </message>
    <message>
        <source>{kind}. {level}.</source>
        <translation>{kind}. {level}.</translation>
    </message>
    <message>
        <source>Text in {script} script: {characters} characters, {lines} lines</source>
        <translation>نص بالكتابة {script}: {characters} حرفا، {lines} أسطر</translation>
    </message>
    <message>
        <source>Choose a reason, then look</source>
        <translation>اختر سببا، ثم انظر</translation>
    </message>
    <message>
        <source>Covered. {shape} or {gist} shows the gist</source>
        <translation>مغطى. {shape} أو {gist} لعرض الفحوى</translation>
    </message>
    <message>
        <source>Hold {key} to listen, quietly</source>
        <translation>اضغط {key} مطولا للاستماع بصوت خافت</translation>
    </message>
    <message>
        <source>{key} shows it in steps of three sentences</source>
        <translation>{key} يعرضه على خطوات من ثلاث جمل</translation>
    </message>
    <message>
        <source>Keys {back} and {on} go through it · hold {key} for all</source>
        <translation>المفتاحان {back} و{on} للتنقل · اضغط {key} مطولا للكل</translation>
    </message>
    <message>
        <source>Keys {back} and {on} choose a picture · hold {key} to play from there</source>
        <translation>المفتاحان {back} و{on} لاختيار صورة · اضغط {key} مطولا للتشغيل منها</translation>
    </message>
    <message>
        <source>Keys {back} and {on} step through it · hold {key} to look</source>
        <translation>المفتاحان {back} و{on} للتنقل · اضغط {key} مطولا للنظر</translation>
    </message>
    <message>
        <source>Hold {key} to look inside the ring · covers again when you let go</source>
        <translation>اضغط {key} مطولا للنظر داخل الحلقة · يغطى عند رفع الإصبع</translation>
    </message>
    <message>
        <source>{key} to look inside the ring, {key} again to cover</source>
        <translation>{key} للنظر داخل الحلقة و{key} مجددا للتغطية</translation>
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
        <source>There is more: {key} goes on</source>
        <translation>هناك المزيد: {key} للمتابعة</translation>
    </message>
    <message>
        <source>The ring follows the mouse and the arrow keys</source>
        <translation>تتبع الحلقة الفأرة ومفاتيح الأسهم</translation>
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
        <source>A check, shown no closer · not alike? {key}</source>
        <translation>للتحقق، لا يُعرض أقرب · ليس مشابهًا؟ {key}</translation>
    </message>
</context>
<context>
    <name>StagePanel</name>
    <message>
        <source>Item</source>
        <translation>العنصر</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>مغطى</translation>
    </message>
    <message>
        <source>The view is being made</source>
        <translation>يُعَدّ العرض</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} من {count}</translation>
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
    <message numerus="yes">
        <source>%Ln decision(s) can still be undone</source>
        <translation>
            <numerusform>لا قرارات يمكن التراجع عنها</numerusform>
            <numerusform>قرار واحد ما زال يمكن التراجع عنه</numerusform>
            <numerusform>قراران ما زال يمكن التراجع عنهما</numerusform>
            <numerusform>%Ln قرارات ما زال يمكن التراجع عنها</numerusform>
            <numerusform>%Ln قرارا ما زال يمكن التراجع عنه</numerusform>
            <numerusform>%Ln قرار ما زال يمكن التراجع عنه</numerusform>
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
    <name>TodayPanel</name>
    <message>
        <source>Closed to you now</source>
        <translation>مغلق لك الآن</translation>
    </message>
    <message>
        <source>Every queue of yours is open.</source>
        <translation>كل قوائمك مفتوحة.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
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
    <name>ViewPanel</name>
    <message>
        <source>How things are shown</source>
        <translation>كيف تُعرض العناصر</translation>
    </message>
    <message>
        <source>Gist hidden: points on the short side</source>
        <translation>الفحوى مخفية: نقاط على الضلع القصير</translation>
    </message>
    <message>
        <source>Gist hidden: {count} points on the short side</source>
        <translation>الفحوى مخفية: {count} نقاط على الضلع القصير</translation>
    </message>
    <message>
        <source>Fewer show less. Whether this protects anyone is not proven.</source>
        <translation>الأقل يُظهر أقل. لم يثبت أن هذا يحمي أحدًا.</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>A hash enters a bank once a second person agreed without knowing the first answer. That person finds the item in their queue, not here.</source>
        <translation>تدخل البصمة البنك عندما يوافق شخص ثانٍ دون معرفة الإجابة الأولى. يجد ذلك الشخص العنصر في طابوره، لا هنا.</translation>
    </message>
    <message>
        <source>Waiting hashes</source>
        <translation>بصمات في الانتظار</translation>
    </message>
    <message>
        <source>Asking the gateway what waits…</source>
        <translation>تُسأل البوابة عمّا ينتظر…</translation>
    </message>
    <message>
        <source>Nothing waits. Tick hashes in a decision to propose them.</source>
        <translation>لا شيء ينتظر. حدّد بصمات في قرار لاقتراحها.</translation>
    </message>
    <message>
        <source>You are offline. This is what the gateway told last.</source>
        <translation>أنت غير متصل. هذا آخر ما ذكرته البوابة.</translation>
    </message>
    <message>
        <source>You are offline. What waits is known to the gateway; come back later.</source>
        <translation>أنت غير متصل. تعرف البوابة ما ينتظر؛ عد لاحقًا.</translation>
    </message>
</context>
<context>
    <name>WhoForm</name>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Look up, and log it</source>
        <translation>اكشف، وسجّل ذلك</translation>
    </message>
    <message>
        <source>Why do you need to know who {pseudonym} is?</source>
        <translation>لماذا تحتاج إلى معرفة من هو {pseudonym}؟</translation>
    </message>
    <message>
        <source>At least {count} characters. The question and the reason are logged.</source>
        <translation>{count} أحرف على الأقل. يُسجّل السؤال والسبب.</translation>
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
        <source>The gateway has your decision. Its hashes wait for a second reviewer.</source>
        <translation>قرارك لدى البوابة. تنتظر بصماته مراجعًا ثانيًا.</translation>
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
        <source>Source not given</source>
        <translation>المصدر غير مذكور</translation>
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
        <source>AUD</source>
        <translation>صوت</translation>
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
        <translation>خلال {count} س</translation>
    </message>
    <message>
        <source>due in {count} d</source>
        <translation>خلال {count} ي</translation>
    </message>
    <message>
        <source>{count} min ago</source>
        <translation>قبل {count} د</translation>
    </message>
    <message>
        <source>{count} h ago</source>
        <translation>قبل {count} س</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>اليوم</numerusform>
            <numerusform>قبل يوم واحد</numerusform>
            <numerusform>قبل يومين</numerusform>
            <numerusform>قبل %Ln أيام</numerusform>
            <numerusform>قبل %Ln يومًا</numerusform>
            <numerusform>قبل %Ln يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s) ago</source>
        <translation>
            <numerusform>هذه السنة</numerusform>
            <numerusform>قبل سنة واحدة</numerusform>
            <numerusform>قبل سنتين</numerusform>
            <numerusform>قبل %Ln سنوات</numerusform>
            <numerusform>قبل %Ln سنة</numerusform>
            <numerusform>قبل %Ln سنة</numerusform>
        </translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} د {seconds} ث</translation>
    </message>
</context>
</TS>
