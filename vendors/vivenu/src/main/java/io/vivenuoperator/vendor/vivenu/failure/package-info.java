/** Why a call to Vivenu failed. */
@NullMarked
package io.vivenuoperator.vendor.vivenu.failure;

import org.jspecify.annotations.NullMarked;
