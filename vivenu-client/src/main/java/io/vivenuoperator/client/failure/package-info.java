/** Why a call to Vivenu failed. */
@NullMarked
package io.vivenuoperator.client.failure;

import org.jspecify.annotations.NullMarked;
