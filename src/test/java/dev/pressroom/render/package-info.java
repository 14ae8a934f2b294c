@NullMarked
package dev.pressroom.render;

import org.jspecify.annotations.NullMarked;
