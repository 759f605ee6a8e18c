@org.jspecify.annotations.NullMarked
package io.vivenuoperator.platform.service.exchange;
