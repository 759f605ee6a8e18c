/** JSON answers and their fields, read so that nothing of them is in an exception. */
@NullMarked
package io.vivenuoperator.vendor.api.document;

import org.jspecify.annotations.NullMarked;
