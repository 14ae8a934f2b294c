@NullMarked
package dev.pressroom.render.layout;

import org.jspecify.annotations.NullMarked;
