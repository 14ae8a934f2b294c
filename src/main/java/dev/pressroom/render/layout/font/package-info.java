/** Shipped fonts and those of accounts, as documents use them. It must never know where bytes come from. */
@NullMarked
package dev.pressroom.render.layout.font;

import org.jspecify.annotations.NullMarked;
