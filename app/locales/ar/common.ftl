# العربية، غير مكتملة: ما ينقص يظهر بالإنجليزية.

## اسم اللغة كما يسميها أهلها
language-name = العربية
language-in-part = جزئيًا

## التواريخ والأعداد
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
date-day = { $day } { $month } { $year }
date-moment = { $day }، { $time } UTC
date-clock = { $day }، { $time }
percent = { $value }٪
percent-none = –
months = { $count ->
    [zero] بلا أشهر
    [one] شهر واحد
    [two] شهران
    [few] { $count } أشهر
    [many] { $count } شهرًا
   *[other] { $count } شهر
}

## كل الصفحات
window-title = { $page } · Docendo
filters-another-site = موقع آخر
filters-any = الكل
filters-apply = تصفية
filters-choose = اختر
filters-clear = مسح

## عند حدوث خطأ
error-home = إلى الصفحة الرئيسية
error-not-found-title = هذه الصفحة ليست هنا
error-not-found-text = قد يكون العنوان خاطئًا، أو أن ما كان يعرضه يخص مؤسسة أخرى أو لم يعد موجودًا.
error-forbidden-title = لا يمكنك رؤية هذا
error-forbidden-text = دورك لا يشمل ذلك. يستطيع المسؤول تغييره في صفحة الأشخاص.
error-invalid-title = لا يمكن قراءة هذا العنوان
error-invalid-text = جزء منه ليس ما تتوقعه الصفحة. افتح الصفحة من القائمة واختر من حقولها.
error-conflict-title = لا يمكن ذلك والحال هكذا
error-conflict-text = ربما غيّره شخص آخر في هذه الأثناء. افتحه من جديد وانظر ما فيه الآن.
error-too-many = { $minutes ->
    [one] محاولات كثيرة. انتظر دقيقة ثم حاول مجددًا.
    [two] محاولات كثيرة. انتظر دقيقتين ثم حاول مجددًا.
    [few] محاولات كثيرة. انتظر { $minutes } دقائق ثم حاول مجددًا.
   *[other] محاولات كثيرة. انتظر { $minutes } دقيقة ثم حاول مجددًا.
}
error-too-many-title = محاولات كثيرة
error-too-many-text = انتظر دقيقة ثم حاول مجددًا.
error-foreign-title = لم يأتِ هذا من هذا الموقع
error-foreign-text = طلبه موقع آخر أو نافذة ليست لنا. لم يتغير شيء. افتح الصفحة هنا وأرسل من جديد.
error-host-title = لـ Docendo عنوان آخر
error-host-text = افتحه على { $address }. لا تُعرض صفحاته إلا على هذا العنوان.
error-method-title = لا يمكن فعل ذلك على هذا العنوان
error-method-text = لم يتغير شيء. افتح الصفحة من القائمة واستخدم أزرارها.
error-too-large-title = هذا كبير جدًا
error-too-large-text = هذا أكثر مما يقبله الخادم في المرة الواحدة. لم يتغير شيء.
error-too-slow-title = لم يستطع الخادم أن ينتهي في الوقت
error-too-slow-text = انتظر لحظة ثم حاول مجددًا.
error-internal-title = حدث خلل من جهتنا
error-internal-text = لم يتغير شيء. حاول مجددًا؛ وإن بقي الحال فأخبر من يدير Docendo هذا واذكر الوقت.
error-unreached-title = تعذر الوصول إلى الخادم
error-unreached-text = ما كتبته لا يزال هنا. تحقق من الاتصال وحاول مجددًا؛ وإن كانت هذه الصفحة مفتوحة منذ وقت طويل فأعد تحميلها.
sign-in-refused = البريد الإلكتروني أو كلمة المرور غير صحيح، أو أن الحساب موقوف.
conflict-changed = غيّره شخص آخر في هذه الأثناء. ما كتبته لا يزال أدناه. انظر ما فيه الآن وأجرِ تغييرك هناك.
conflict-now = انظر ما فيه الآن في علامة تبويب جديدة
conflict-duplicate = يوجد عنصر آخر ({ $entity }) بالقيمة نفسها: { $field }.
conflict-overlap = تتداخل هذه الأيام مع عنصر آخر ({ $entity }). أنهِه أو صحّحه أولًا.

## القواعد
rule-course-archived = لا يمكن تغيير دورة مؤرشفة. فعّلها أولًا.
rule-completion-in-future = لا يمكن أن يكون إتمام التدريب في المستقبل. اذكر اليوم الذي حدث فيه.
rule-score-out-of-range = الدرجة بين 0 و100.
rule-own-completion = لا أحد يتحقق من تدريبه بنفسه. اطلب ذلك من زميل.
rule-already-verified = سبق التحقق من هذا الإتمام أو رفضه.
rule-demo-password = كلمة المرور هذه للمؤسسة التجريبية. اختر غيرها.

## ما قد يكون خطأ في حقل
problem-required = املأ هذا الحقل.
problem-too-long = { $count } حرفًا على الأكثر.
problem-too-short = { $count } حرفًا على الأقل.
problem-out-of-range = بين { $least } و{ $most }.
problem-not-a-number = اكتب عددًا.
problem-not-a-date = اذكر يومًا من التقويم، مثل 2026-11-20.
problem-not-one-of = اختر واحدًا من القائمة.
problem-not-an-email = اكتب بريدًا إلكترونيًا، مثل name@example.com.
problem-bad-character = فيه حرف لا يمكن استخدامه هنا.
problem-unknown = لم يعد هذا موجودًا ({ $entity }). اختر غيره.
problem-in-future = لا يمكن أن يكون في المستقبل.
problem-before = ليس قبل { $day }.
problem-guessable = تخمينه سهل جدًا. اختر شيئًا أطول أو أغرب.

## الأشياء
entity-organisation = مؤسسة
entity-site = موقع
entity-person = شخص
entity-account = حساب
entity-role = دور
entity-holding = وظيفة هذا الشخص
entity-employment = توظيف
entity-category = فئة
entity-course = دورة
entity-competency = كفاءة
entity-requirement = متطلب
entity-completion = إتمام تدريب
entity-import = استيراد
entity-page = صفحة

## حقول تذكرها الرسائل
field-code = الرمز
field-name = الاسم
field-email = البريد الإلكتروني
field-employee_number = الرقم الوظيفي

## الحالات
state-valid = سارية
state-expiring = تنتهي قريبًا
state-expired = منتهية
state-overdue = متأخرة
state-missing = ناقصة
state-waiting = قيد التحقق
state-failed = لم تُجتز
state-not-required = غير مطلوبة

## تسميات مشتركة
label-name = الاسم
