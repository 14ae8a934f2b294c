/** SQR's PDF Report API at its own paths. It must not know any other API's words, ours included. */
@NullMarked
package dev.pressroom.dialect.sqr;

import org.jspecify.annotations.NullMarked;
