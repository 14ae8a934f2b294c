/** What a plain SVG is, and what is left to the SVG library. */
@NullMarked
package dev.pressroom.render.layout.svg;

import org.jspecify.annotations.NullMarked;
