## The list of exports
exports-title = Exportaciones
exports-lede = Matrices grandes que ha pedido como archivo. Solo las ve usted.
exports-empty-title = No le espera ningún archivo
exports-empty-text = Filtre la matriz hasta lo que necesita y elija Excel o CSV. Una matriz pequeña llega enseguida; una grande se escribe en segundo plano y le espera aquí siete días.
exports-to-matrix = Ver la matriz
exports-count = { $count ->
    [one] 1 exportación
   *[other] { $count } exportaciones
}
export-file = Archivo
export-state = Estado
export-rows = Filas
export-row-count = Número de filas
export-column-count = Número de competencias
export-size = Tamaño
export-asked = Pedida el
export-ends = Se elimina el

## Where an export is
export-state-writing = Escribiéndose
export-state-done = Lista
export-state-failed = No escrita
export-lede = Pedida el { $at }
export-busy = El archivo se está escribiendo
export-busy-text = Puede dejar esta página: el trabajo continúa. La página muestra por sí sola cómo va.
export-progress = { $done } de { $all } filas
export-closing = Las { $all } filas están escritas; el archivo se está cerrando
export-cancel = Cancelar
export-ready = El archivo está listo
export-ready-text = Se elimina una hora después de que lo descargue y, en todo caso, el { $at }.
export-fetch = Descargar
export-delete = Eliminar
export-failed = No hay archivo
export-again = Exportar de nuevo
export-failure-space = El almacenamiento de este servidor está lleno. Avise a quien administra este Docendo; cuando vuelva a haber sitio, exporte de nuevo.
export-failure-away = La base de datos no respondió. Espere un momento y exporte de nuevo.
export-failure-refused = Su rol ya no incluye la matriz. Un administrador puede cambiarlo en Personas.
export-failure-quota = Su organización guardaría en archivos más de lo que puede. Elimine exportaciones, descarte importaciones en espera o pida más espacio a quien administra este Docendo; luego exporte de nuevo.
export-failure-lost = El almacenamiento de archivos lo ha perdido. Exporte de nuevo; si vuelve a ocurrir, avise a quien administra este Docendo: varios servidores necesitan un almacenamiento común.
export-failure-broken = Algo ha fallado por nuestra parte. Exporte de nuevo; si sigue igual, avise a quien administra este Docendo e indique la hora.

## What is in a file or on paper
export-holds = Qué contiene
export-known-now = cuando se escribió
