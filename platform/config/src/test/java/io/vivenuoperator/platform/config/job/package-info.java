/** Tests of how a job ends. */
@NullMarked
package io.vivenuoperator.platform.config.job;

import org.jspecify.annotations.NullMarked;
