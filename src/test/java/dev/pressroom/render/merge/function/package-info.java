@NullMarked
package dev.pressroom.render.merge.function;

import org.jspecify.annotations.NullMarked;
