## Iniciar sesión
sign-in-title = Iniciar sesión
sign-in-submit = Iniciar sesión
sign-in-help = ¿No tiene cuenta o ha perdido la contraseña? Su administrador puede ayudarle.
sign-in-demo-title = Esta es la organización de demostración
sign-in-demo-text = Elija una cuenta para verla con esos ojos. La contraseña de todas es
sign-in-set-up = Crear su propia organización
door-insecure-title = Aquí hace falta https para iniciar sesión
door-insecure-text = Esta página llegó por http sin cifrar. Los navegadores no conservan la sesión en una conexión así, salvo en la máquina donde se ejecuta el servidor. Abra la dirección que empieza por https:// o, en el propio servidor, http://127.0.0.1 con su puerto. Quien administra este servidor encuentra en la configuración, en «public_url», cómo activar https.

## Instalación
set-up-title = Le damos la bienvenida a Docendo
set-up-lede = Este servidor aún no tiene una organización suya. Créela, o eche un vistazo a una que ya está llena.
set-up-token = Código de un solo uso
set-up-token-help = El servidor lo mostró al arrancar. Impide que un extraño se quede con esta organización.
set-up-create-title = Crear su organización
set-up-create-submit = Crear organización
set-up-name = Nombre de la organización
set-up-email-help = Con él inicia sesión, como administrador.
set-up-password-help = Al menos 12 caracteres. Unas cuantas palabras que solo usted juntaría son una buena elección.
set-up-demo-title = Cargar la organización de demostración
set-up-demo-text = Dos años de registros de formación, con todo lo que tienen los reales. Termina cuando crea su propia organización.
set-up-demo-people = Unas 250 personas en ocho puestos y cuatro centros
set-up-demo-courses = 20 cursos, y requisitos por puesto, por centro y para todos
set-up-demo-records = Brechas, vencimientos y registros que esperan verificación
set-up-demo-accounts = Las cuentas { $names }, cada una con { $domain } y la contraseña { $password }
set-up-demo-submit = Cargar la demostración
set-up-demo-loaded = Ya está cargada.
set-up-demo-enter = Iniciar sesión en ella

label-token = Código de un solo uso
label-demo-token = Código de un solo uso
label-password = Contraseña
again-title = Vuelva a iniciar sesión
again-text = Su sesión ha terminado. Lo que escribió sigue aquí y se enviará en cuanto inicie sesión.
again-submit = Iniciar sesión y enviar
again-later = Ahora no
