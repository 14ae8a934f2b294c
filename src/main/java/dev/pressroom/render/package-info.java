/** Template and data in, PDF out. It must never know a database, a queue, an object store or an HTTP server. */
@NullMarked
package dev.pressroom.render;

import org.jspecify.annotations.NullMarked;
