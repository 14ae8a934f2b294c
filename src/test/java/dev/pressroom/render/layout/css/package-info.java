@NullMarked
package dev.pressroom.render.layout.css;

import org.jspecify.annotations.NullMarked;
