/**
 * Pictures in SVG. The plain ones, such as charts and codes, are drawn here; the others by the SVG library, which builds
 * a document and a style engine for each. Knows nothing of where an SVG comes from, and checks nothing: see the fence.
 */
@NullMarked
package dev.pressroom.render.layout.svg;

import org.jspecify.annotations.NullMarked;
