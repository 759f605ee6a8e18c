/** Reads the answers of Vivenu's API; a single malformed record never costs its page. */
@NullMarked
package io.vivenuoperator.vendor.vivenu.json;

import org.jspecify.annotations.NullMarked;
