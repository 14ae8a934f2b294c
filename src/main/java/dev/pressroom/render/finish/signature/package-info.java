/** The last thing done to a PDF: it is signed. Nothing here is loaded for documents that are not. */
@NullMarked
package dev.pressroom.render.finish.signature;

import org.jspecify.annotations.NullMarked;
