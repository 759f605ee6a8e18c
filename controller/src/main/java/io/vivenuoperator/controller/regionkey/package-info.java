/** Which key a region has, and that no two have the same. */
@NullMarked
package io.vivenuoperator.controller.regionkey;

import org.jspecify.annotations.NullMarked;
