/** PDF Gorilla's API at its own paths. It must not know any other API. */
@NullMarked
package dev.pressroom.dialect.pdfgorilla;

import org.jspecify.annotations.NullMarked;
