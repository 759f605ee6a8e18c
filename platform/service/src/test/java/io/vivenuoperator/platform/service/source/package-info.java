@NullMarked
package io.vivenuoperator.platform.service.source;

import org.jspecify.annotations.NullMarked;
