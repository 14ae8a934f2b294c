/** What the bytes of an asset are, told from the bytes alone. Nothing is decoded here. */
@NullMarked
package dev.pressroom.template.media;

import org.jspecify.annotations.NullMarked;
