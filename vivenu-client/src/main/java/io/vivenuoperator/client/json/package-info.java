/** Reads Vivenu's JSON field by field, so that one record of an unexpected shape never costs its page. */
@NullMarked
package io.vivenuoperator.client.json;

import org.jspecify.annotations.NullMarked;
