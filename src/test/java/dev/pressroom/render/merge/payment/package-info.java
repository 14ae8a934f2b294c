@NullMarked
package dev.pressroom.render.merge.payment;

import org.jspecify.annotations.NullMarked;
