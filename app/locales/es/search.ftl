## La búsqueda de personas, cursos y acciones
search-title = Buscar
search-find = Buscar personas, cursos, acciones
search-lede = Un nombre, un número, un correo electrónico, un curso o algo que hacer.
search-submit = Buscar
search-results = Lo encontrado
search-courses = Cursos
search-actions = Ir a
search-all = Ver { $count }
search-count = { $count ->
    [0] No hay coincidencias.
    [one] 1 resultado
   *[other] { $count } resultados
}
search-none-title = No hay coincidencias
search-none-text = Pruebe con menos letras o con otra palabra. Los acentos y las mayúsculas no importan.
search-failed = El servidor no responde. Pruebe de nuevo.
action-gaps = Mostrar las brechas
action-expiring = Mostrar lo que vence pronto
