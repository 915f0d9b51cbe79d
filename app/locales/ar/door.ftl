## تسجيل الدخول
sign-in-title = تسجيل الدخول
sign-in-submit = دخول
sign-in-help = ليس لديك حساب أو ضاعت كلمة المرور؟ يستطيع المسؤول لديكم مساعدتك.
sign-in-demo-title = هذه المؤسسة التجريبية
sign-in-demo-text = اختر حسابًا لتراها بعينيه. كلمة المرور للجميع هي
sign-in-set-up = أنشئ مؤسستك
door-insecure-title = يلزم https لتسجيل الدخول هنا

## الإعداد
set-up-title = مرحبًا بك في Docendo
set-up-lede = ليس لهذا الخادم مؤسسة تخصك بعد. أنشئها، أو تجوّل في مؤسسة مليئة.
set-up-token = رمز لمرة واحدة
set-up-token-help = عرضه الخادم عند بدء تشغيله. يمنع الغرباء من أخذ هذه المؤسسة.
set-up-create-title = إنشاء مؤسستك
set-up-create-submit = إنشاء المؤسسة
set-up-name = اسم المؤسسة
set-up-email-help = تسجّل به الدخول بصفة مسؤول.
set-up-password-help = 12 حرفًا على الأقل. بضع كلمات لا يجمعها غيرك خيار جيد.
set-up-demo-title = تحميل المؤسسة التجريبية
set-up-demo-text = سجلات تدريب لسنتين بكل ما في السجلات الحقيقية. تنتهي عند إنشاء مؤسستك الخاصة.
set-up-demo-people = نحو 250 شخصًا في ثماني وظائف وأربعة مواقع
set-up-demo-courses = 20 دورة، ومتطلبات للوظائف والمواقع وللجميع
set-up-demo-records = ثغرات وتواريخ انتهاء وسجلات تنتظر التحقق
set-up-demo-accounts = الحسابات { $names }، وكل منها مع { $domain } وكلمة المرور { $password }
set-up-demo-submit = تحميل المؤسسة التجريبية
set-up-demo-loaded = تم تحميلها.
set-up-demo-enter = الدخول إليها

label-token = رمز لمرة واحدة
label-demo-token = رمز لمرة واحدة
label-password = كلمة المرور
