/** What can be asked of a document beside its pages. Plain words only: it must never know how any of it is done. */
@NullMarked
package dev.pressroom.render.option;

import org.jspecify.annotations.NullMarked;
