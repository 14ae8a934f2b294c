@NullMarked
package dev.pressroom.render.layout.font;

import org.jspecify.annotations.NullMarked;
