// The page that unit tests stand in knows only the older way of moving an element, after which it starts anew.
Element.prototype.moveBefore ??= Element.prototype.insertBefore as Element['moveBefore']
