/** Reads the answers of Vivenu's API; one record of an unexpected shape never costs its page. */
@NullMarked
package io.vivenuoperator.vendor.vivenu.json;

import org.jspecify.annotations.NullMarked;
