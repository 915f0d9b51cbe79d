## Lo que cada cual cambia de su propia cuenta
password-title = Cambiar su contraseña
password-lede = Solo usted debe conocerla. Se cierran las sesiones abiertas con su cuenta en otros navegadores y programas; esta sigue abierta.
password-submit = Cambiar la contraseña
password-new-help = Al menos 12 caracteres. Van bien unas pocas palabras que solo usted juntaría.
password-must-title = Elija una contraseña propia
password-must-text = Otra persona conoce su contraseña. Cámbiela para continuar.
label-own-password = Su contraseña
own-password-help = La escribió por última vez hace más de diez minutos.
own-password-help-address = Hace falta para cambiar el correo electrónico, con el que se inicia sesión. La escribió por última vez hace más de diez minutos.
own-password-help-end = Hace falta si cambia hasta cuándo la persona puede iniciar sesión. La escribió por última vez hace más de diez minutos.
password-done-title = Su contraseña ha cambiado
password-done-text = Otros navegadores y programas tienen que iniciar sesión con la nueva.
label-old-password = Contraseña actual
label-new-password = Contraseña nueva
label-password-again = Contraseña nueva, otra vez
