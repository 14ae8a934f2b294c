@NullMarked
package dev.pressroom.render.finish.signature;

import org.jspecify.annotations.NullMarked;
