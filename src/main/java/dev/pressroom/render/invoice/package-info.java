/** Electronic invoices as XML, and the rules they are to keep. It must never know the PDF they travel in. */
@NullMarked
package dev.pressroom.render.invoice;

import org.jspecify.annotations.NullMarked;
