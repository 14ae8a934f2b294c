/** JSON Schema for a template's data: compiled and applied within bounds, whoever wrote schema and data. It knows no database. */
@NullMarked
package dev.pressroom.template.schema;

import org.jspecify.annotations.NullMarked;
