/** Pressroom under load while everything around it breaks: no accepted job may be lost, doubled or leave something behind. */
@NullMarked
package dev.pressroom.chaos;

import org.jspecify.annotations.NullMarked;
