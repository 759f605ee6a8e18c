@NullMarked
package io.vivenuoperator.platform.config.process;

import org.jspecify.annotations.NullMarked;
