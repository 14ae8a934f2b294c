/** What a document's CSS says in vain, and of which element. It must never know who reads it, nor change it. */
@NullMarked
package dev.pressroom.render.layout.css;

import org.jspecify.annotations.NullMarked;
