## مصفوفة الكفاءات
matrix-title = مصفوفة الكفاءات
matrix-lede = { $share } من { $required } كفاءة مطلوبة سارية.
matrix-caption = حالة كل صف في كل كفاءة في { $day }
matrix-filters = المصفوفة
matrix-as-of = في تاريخ
matrix-known-at = كما عُرف في (UTC)
matrix-rows = الصفوف
matrix-by-person = الأشخاص
matrix-by-role = الوظائف
matrix-by-site = المواقع
matrix-course = الدورة
matrix-site = الموقع
matrix-role = الوظيفة
matrix-category = الفئة
matrix-mandatory-only = الإلزامي فقط
matrix-show = عرض
matrix-show-all = الكل
matrix-show-blocked = لا يجوز لهم العمل
matrix-show-gaps = الثغرات
matrix-show-expiring = تنتهي قريبًا
matrix-show-expiring-required = تنتهي قريبًا (المطلوبة)
matrix-show-overdue = المتأخرة
matrix-show-past-due = المتأخرة
matrix-person = الشخص
matrix-share = نسبة الساري من المطلوب
matrix-total = السارية في هذا اليوم
matrix-group-cell = أسوأ حالة: { $state }، السارية:
matrix-empty-title = لا شيء للمقارنة بعد
matrix-empty-text = لا شخص ولا كفاءة ولا متطلب يوافق هذه المرشحات في هذا اليوم. امسح المرشحات أو استورد سجلاتك أو ضع متطلبًا.
cell-valid-until = { $state } حتى { $day }
cell-days-left = { $state }، الأيام الباقية:
cell-days-ago = { $state }، الأيام المنقضية:

## لماذا الخلية كما هي
drawer-close = إغلاق
drawer-person = عرض الشخص
record-action = تسجيل
verdict-expired = منذ { $day }، { $days ->
    [one] يوم
    [two] يومان
    [few] { $days } أيام
   *[other] { $days } يومًا
}
verdict-expiring = في { $day }، خلال { $days ->
    [one] يوم
    [two] يومين
    [few] { $days } أيام
   *[other] { $days } يومًا
}
verdict-valid-until = حتى { $day }
verdict-valid-always = بلا انتهاء
verdict-overdue = منذ { $day }، { $days ->
    [one] يوم
    [two] يومان
    [few] { $days } أيام
   *[other] { $days } يومًا
}
verdict-due = المهلة حتى { $day }
verdict-as-of = في { $day }
reason-requirement = المتطلب
reason-not-required = لا شيء يتطلب هذه الكفاءة من هذا الشخص في هذا اليوم.
reason-required = { $whom }: { $level }.
reason-version = الإصدار { $number }.
reason-since = { " " }سارٍ على هذا الشخص منذ { $day }.
reason-due = { " " }المهلة حتى { $day }.
reason-see = عرض المتطلب
scope-everyone = يجب أن تكون لدى الجميع
scope-role = يجب أن تكون لدى وظيفة { $name }
scope-site = يجب أن تكون لدى كل من في { $name }
level-mandatory = إلزامي
level-optional = اختياري
reason-evidence = الإثباتات
reason-no-evidence = لا يوجد إتمام مسجل يمنحها.
reason-completed = { $result } في { $day }
result-passed = اجتاز
result-failed = لم يجتز
result-attended = حضر
result-partial = حضر جزئيًا
result-not-completed = لم يكمل
worth-decides = هذا هو الإثبات المعتمد: يسري أطول مدة.
worth-counts = معتمد، لكن إثباتًا آخر يسري مدة أطول.
worth-later = بعد اليوم الذي تسأل عنه.
worth-not-passed = لم يُجتز، فلا يثبت شيئًا.
worth-unverified = لم يتحقق منه أحد بعد.
worth-rejected = رُفض الإثبات.
reason-dates = التواريخ
sum-caption = كيف يُحسب التاريخ
sum-completed = الإتمام
sum-always = بلا نهاية
sum-recorded = تاريخ خاص
sum-refresh = تجديد المتطلب
sum-validity = مدة سريان الكفاءة
sum-expires = أول يوم لا تسري فيه
reason-next = ما العمل
next-valid = لا شيء الآن.
next-expiring = خطط لدورة { $course } أو تجديدها قبل اليوم أعلاه.
next-expired = جدّد بدورة { $course } أو تجديدها. حتى ذلك الحين لا يستوفي الشخص المتطلب.
next-overdue = ليُكمل { $course } فورًا: انتهت المهلة.
next-missing = ليُكمل { $course } ثم سجّلها مع إثباتها.
next-waiting = على شخص أن يفحص الإثبات ويتحقق من الإتمام.
next-failed = إعادة { $course }؛ لم تُجتز المحاولة الأخيرة.
next-not-required = لا شيء: غير مطلوبة.
