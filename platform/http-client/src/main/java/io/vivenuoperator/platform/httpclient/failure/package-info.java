/** Why a call failed. */
@NullMarked
package io.vivenuoperator.platform.httpclient.failure;

import org.jspecify.annotations.NullMarked;
