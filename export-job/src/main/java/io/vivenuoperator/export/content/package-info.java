/** The rows, from the database. */
@NullMarked
package io.vivenuoperator.export.content;

import org.jspecify.annotations.NullMarked;
