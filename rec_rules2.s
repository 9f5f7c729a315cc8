	.file	"<string>"
	.section	.rodata.cst8,"aM",@progbits,8
	.p2align	3, 0x0
.LCPI0_0:
	.quad	0x3ca0000000000000
.LCPI0_1:
	.quad	0x3ff0000000000000
.LCPI0_2:
	.quad	0x3fe0000000000000
.LCPI0_3:
	.quad	0x3fc999999999999a
.LCPI0_4:
	.quad	0x3feccccccccccccd
.LCPI0_5:
	.quad	0x3fd999999999999a
.LCPI0_6:
	.quad	0x3fe999999999999a
.LCPI0_7:
	.quad	0x3fe3333333333333
.LCPI0_8:
	.quad	0x3fe6666666666666
.LCPI0_9:
	.quad	0x3fb5555555555555
.LCPI0_10:
	.quad	0xbff8000000000000
.LCPI0_11:
	.quad	0x3f70000000000000
.LCPI0_12:
	.quad	0x3f81111111111111
.LCPI0_13:
	.quad	0x3fa5555555555555
.LCPI0_14:
	.quad	0x3fc5555555555555
.LCPI0_15:
	.quad	0x409f400000000000
.LCPI0_16:
	.quad	0x4042000000000000
.LCPI0_17:
	.quad	0x7ff0000000000000
	.section	.ltext,"axl",@progbits
	.globl	_ZN10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx
	.p2align	4
	.type	_ZN10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx,@function
_ZN10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	pushq	%r15
	.cfi_def_cfa_offset 24
	pushq	%r14
	.cfi_def_cfa_offset 32
	pushq	%r13
	.cfi_def_cfa_offset 40
	pushq	%r12
	.cfi_def_cfa_offset 48
	pushq	%rbx
	.cfi_def_cfa_offset 56
	.cfi_offset %rbx, -56
	.cfi_offset %r12, -48
	.cfi_offset %r13, -40
	.cfi_offset %r14, -32
	.cfi_offset %r15, -24
	.cfi_offset %rbp, -16
	movq	%rdi, -104(%rsp)
	movq	216(%rsp), %rdx
	movq	224(%rsp), %rsi
	subq	%rdx, %rsi
	testq	%rsi, %rsi
	jle	.LBB0_45
	movq	208(%rsp), %rax
	xorl	%ecx, %ecx
	testq	%rax, %rax
	cmovgq	%rax, %rcx
	movq	%rcx, -96(%rsp)
	jle	.LBB0_45
	movq	168(%rsp), %r11
	movq	64(%rsp), %r15
	movq	56(%rsp), %rdi
	movabsq	$-4658895280553007687, %r13
	movabsq	$-7723592293110705685, %rbp
	movabsq	$-7046029254386353131, %rax
	imulq	192(%rsp), %rax
	movabsq	$-3335678366873096957, %rcx
	addq	%rax, %rcx
	movq	%rcx, %rax
	shrq	$30, %rax
	xorq	%rcx, %rax
	imulq	%r13, %rax
	movq	%rax, %rcx
	shrq	$27, %rcx
	xorq	%rax, %rcx
	imulq	%rbp, %rcx
	movq	%rcx, %rax
	shrq	$31, %rax
	xorq	%rcx, %rax
	movq	%rax, -56(%rsp)
	leaq	64(%rdi), %rax
	movq	%rax, -64(%rsp)
	leaq	292(%rdi), %rax
	movq	%rax, -72(%rsp)
	leaq	120(%rdi), %rax
	movq	%rax, -112(%rsp)
	leaq	568(%rdi), %rax
	movq	%rax, -24(%rsp)
	movabsq	$.LCPI0_0, %rax
	vmovsd	(%rax), %xmm0
	movabsq	$.LCPI0_1, %rax
	vmovsd	(%rax), %xmm1
	movabsq	$.LCPI0_3, %rax
	vmovsd	(%rax), %xmm2
	movabsq	$.LCPI0_4, %rax
	vmovsd	(%rax), %xmm3
	movabsq	$.LCPI0_17, %rax
	vmovsd	(%rax), %xmm4
	movabsq	$.LCPI0_5, %rax
	vmovsd	(%rax), %xmm5
	movabsq	$.LCPI0_6, %rax
	vmovsd	(%rax), %xmm6
	movabsq	$.LCPI0_7, %rax
	vmovsd	(%rax), %xmm7
	movabsq	$.LCPI0_8, %rax
	vmovsd	(%rax), %xmm8
	movabsq	$.LCPI0_9, %rax
	vmovsd	(%rax), %xmm9
	vxorpd	%xmm10, %xmm10, %xmm10
	jmp	.LBB0_3
	.p2align	4
.LBB0_44:
	movq	-80(%rsp), %rdx
	incq	%rdx
	movq	-88(%rsp), %rsi
	decq	%rsi
	jle	.LBB0_45
.LBB0_3:
	movq	%rsi, -88(%rsp)
	movq	%rdx, %rax
	sarq	$63, %rax
	andq	120(%rsp), %rax
	movq	%rdx, -80(%rsp)
	leaq	(%rdx,%rdx,2), %rcx
	movq	112(%rsp), %rdx
	leaq	(%rdx,%rcx,8), %rcx
	leaq	(%rax,%rax,2), %rax
	leaq	(%rcx,%rax,8), %r12
	movq	-96(%rsp), %rcx
	movq	200(%rsp), %rdi
	movq	%r12, -128(%rsp)
	jmp	.LBB0_4
	.p2align	4
.LBB0_23:
	testq	%r9, %r9
	movabsq	$9218868437227405312, %r14
	movabsq	$1769560739876780480, %r9
	movq	-128(%rsp), %r12
	je	.LBB0_24
.LBB0_43:
	movq	-40(%rsp), %rdi
	incq	%rdi
	movq	-32(%rsp), %rax
	cmpq	$1, %rax
	leaq	-1(%rax), %rcx
	jle	.LBB0_44
.LBB0_4:
	movq	%rdi, -40(%rsp)
	movq	%rcx, -32(%rsp)
	movq	%rdi, %rax
	movabsq	$-8306560040656073257, %rcx
	imulq	%rcx, %rax
	xorq	-56(%rsp), %rax
	movq	%rax, %rcx
	shrq	$30, %rcx
	xorq	%rax, %rcx
	imulq	%r13, %rcx
	movq	%rcx, %rsi
	shrq	$27, %rsi
	xorq	%rcx, %rsi
	imulq	%rbp, %rsi
	movq	%rsi, %r8
	shrq	$31, %r8
	movq	%rdi, %rax
	movabsq	$3074457345618258603, %rcx
	imulq	%rcx
	xorq	%rsi, %r8
	movq	%rdx, %rax
	shrq	$63, %rax
	shrq	%rdx
	addq	%rax, %rdx
	shlq	$2, %rdx
	leaq	(%rdx,%rdx,2), %rax
	movq	%rdi, %rcx
	subq	%rax, %rcx
	negq	%rax
	testq	%rcx, %rcx
	leaq	12(%rdi,%rax), %r9
	cmovnsq	%rcx, %r9
	leaq	12(%r9), %rdx
	testq	%r9, %r9
	cmovnsq	%r9, %rdx
	movq	%r8, -120(%rsp)
	movq	%r8, %rax
	movabsq	$5497558138880, %rcx
	xorq	%rcx, %rax
	movq	%rax, %rcx
	shrq	$30, %rcx
	xorq	%rax, %rcx
	imulq	%r13, %rcx
	movq	%rcx, %rax
	shrq	$27, %rax
	xorq	%rcx, %rax
	imulq	%rbp, %rax
	movq	%rax, %rcx
	shrq	$31, %rcx
	xorq	%rax, %rcx
	movabsq	$3768275790191608896, %rax
	addq	%rax, %rcx
	movq	%rcx, %rax
	shrq	$30, %rax
	xorq	%rcx, %rax
	imulq	%r13, %rax
	movq	%rax, %rcx
	shrq	$27, %rcx
	xorq	%rax, %rcx
	imulq	%rbp, %rcx
	movq	%rcx, %rax
	shrq	$42, %rax
	shrq	$11, %rcx
	xorq	%rax, %rcx
	vcvtsi2sd	%rcx, %xmm31, %xmm11
	vmulsd	%xmm0, %xmm11, %xmm11
	vmulsd	%xmm2, %xmm11, %xmm11
	vaddsd	%xmm3, %xmm11, %xmm11
	movq	8(%r12), %r10
	movq	16(%r12), %r12
	subq	%r10, %r12
	testq	%r12, %r12
	jle	.LBB0_23
	movq	%r9, -48(%rsp)
	vmovsd	112(%r11,%rdx,8), %xmm12
	movq	-128(%rsp), %rax
	movq	(%rax), %rax
	xorq	-120(%rsp), %rax
	movq	%rax, %rcx
	shrq	$30, %rcx
	xorq	%rax, %rcx
	imulq	%r13, %rcx
	movq	%rcx, %rax
	shrq	$27, %rax
	xorq	%rcx, %rax
	imulq	%rbp, %rax
	movq	%rax, %rcx
	shrq	$31, %rcx
	xorq	%rax, %rcx
	movabsq	$-6454453771820581120, %rax
	addq	%rax, %rcx
	movq	%rcx, %rax
	shrq	$30, %rax
	xorq	%rcx, %rax
	imulq	%r13, %rax
	movq	%rax, %rcx
	shrq	$27, %rcx
	xorq	%rax, %rcx
	imulq	%rbp, %rcx
	movq	%rcx, %rax
	shrq	$42, %rax
	shrq	$11, %rcx
	xorq	%rax, %rcx
	vcvtsi2sd	%rcx, %xmm15, %xmm13
	vmulsd	%xmm0, %xmm13, %xmm13
	vcmpltsd	208(%r11), %xmm13, %k1
	vmovapd	%xmm1, %xmm13
	movabsq	$.LCPI0_2, %rax
	vmovsd	(%rax), %xmm13 {%k1}
	incq	%r12
	imulq	$224, %r10, %rsi
	addq	-64(%rsp), %rsi
	shlq	$3, %rdx
	movq	%rdx, %r9
	movq	%rdx, -16(%rsp)
	jmp	.LBB0_6
	.p2align	4
.LBB0_70:
	xorl	%eax, %eax
	testl	%ecx, %ecx
	je	.LBB0_71
.LBB0_73:
	movl	%eax, 4(%rsi,%rdi)
.LBB0_77:
	movl	$0, 8(%rsi,%rdi)
.LBB0_78:
	incq	%r10
	vmovsd	%xmm16, 64(%rsi,%rbx)
	decq	%r12
	addq	$224, %rsi
	cmpq	$1, %r12
	jle	.LBB0_8
.LBB0_6:
	movq	%r10, %rax
	sarq	$63, %rax
	andq	%r15, %rax
	imulq	$224, %rax, %rdi
	movq	-64(%rsi,%rdi), %rax
	xorq	-120(%rsp), %rax
	movq	%rax, %rcx
	shrq	$30, %rcx
	xorq	%rax, %rcx
	imulq	%r13, %rcx
	movq	%rcx, %r8
	shrq	$27, %r8
	xorq	%rcx, %r8
	imulq	%rbp, %r8
	movq	%r8, %rax
	shrq	$31, %rax
	xorq	%r8, %rax
	movabsq	$-8224014511697361600, %rcx
	addq	%rax, %rcx
	movq	%rcx, %r8
	shrq	$30, %r8
	xorq	%rcx, %r8
	imulq	%r13, %r8
	movq	%r8, %rcx
	shrq	$27, %rcx
	xorq	%r8, %rcx
	imulq	%rbp, %rcx
	movq	%rcx, %r8
	shrq	$42, %r8
	shrq	$11, %rcx
	xorq	%r8, %rcx
	vcvtsi2sd	%rcx, %xmm10, %xmm14
	movl	-8(%rsi,%rdi), %r8d
	xorl	%ebx, %ebx
	testl	%r8d, %r8d
	setns	%bl
	movl	%r8d, %ecx
	sarl	$31, %ecx
	orl	$1, %ecx
	addl	%r8d, %ecx
	shrl	$31, %r8d
	vmovsd	(%r11,%r8,8), %xmm15
	vmulsd	%xmm0, %xmm14, %xmm14
	negl	%ebx
	vucomisd	%xmm14, %xmm15
	cmoval	%ebx, %ecx
	leaq	(%r9,%rdi), %rbx
	vmovsd	64(%rsi,%rbx), %xmm14
	movl	%ecx, -8(%rsi,%rdi)
	vmovsd	-48(%rsi,%rdi), %xmm15
	testl	%ecx, %ecx
	js	.LBB0_46
	movabsq	$1998715050314828416, %rcx
	addq	%rax, %rcx
	movq	%rcx, %r8
	shrq	$30, %r8
	xorq	%rcx, %r8
	imulq	%r13, %r8
	movq	%r8, %rcx
	shrq	$27, %rcx
	xorq	%r8, %rcx
	imulq	%rbp, %rcx
	movq	%rcx, %r8
	shrq	$42, %r8
	shrq	$11, %rcx
	xorq	%r8, %rcx
	vcvtsi2sd	%rcx, %xmm10, %xmm16
	vmulsd	16(%r11), %xmm15, %xmm17
	vmulsd	%xmm0, %xmm16, %xmm16
	vmulsd	-40(%rsi,%rdi), %xmm17, %xmm17
	vmulsd	%xmm5, %xmm16, %xmm16
	vaddsd	%xmm6, %xmm16, %xmm16
	vmulsd	%xmm17, %xmm16, %xmm16
	jmp	.LBB0_50
	.p2align	4
.LBB0_46:
	vxorpd	%xmm16, %xmm16, %xmm16
	cmpl	$1, -16(%rsi,%rdi)
	jne	.LBB0_50
	vucomisd	%xmm16, %xmm15
	jbe	.LBB0_50
	cmpl	$-3, %ecx
	jb	.LBB0_50
	vmovsd	24(%r11), %xmm16
	.p2align	4
.LBB0_50:
	vmovsd	-32(%rsi,%rdi), %xmm17
	vmulsd	104(%r11), %xmm17, %xmm17
	vmulsd	%xmm17, %xmm12, %xmm17
	vmulsd	%xmm17, %xmm11, %xmm17
	movabsq	$-4226584411067704768, %rcx
	addq	%rax, %rcx
	movq	%rcx, %rdx
	shrq	$30, %rdx
	xorq	%rcx, %rdx
	imulq	%r13, %rdx
	movq	%rdx, %rcx
	shrq	$27, %rcx
	xorq	%rdx, %rcx
	imulq	%rbp, %rcx
	movq	%rcx, %rdx
	shrq	$42, %rdx
	shrq	$11, %rcx
	xorq	%rdx, %rcx
	vcvtsi2sd	%rcx, %xmm10, %xmm18
	vmulsd	%xmm0, %xmm18, %xmm18
	movabsq	$-2227869360752876352, %rcx
	addq	%rax, %rcx
	movq	%rcx, %rdx
	shrq	$30, %rdx
	xorq	%rcx, %rdx
	imulq	%r13, %rdx
	movq	%rdx, %rcx
	shrq	$27, %rcx
	xorq	%rdx, %rcx
	imulq	%rbp, %rcx
	movq	%rcx, %rdx
	shrq	$42, %rdx
	shrq	$11, %rcx
	xorq	%rdx, %rcx
	vcvtsi2sd	%rcx, %xmm12, %xmm19
	vmulsd	%xmm0, %xmm19, %xmm19
	movabsq	$5996145150944485248, %rcx
	addq	%rax, %rcx
	movq	%rcx, %rdx
	shrq	$30, %rdx
	xorq	%rcx, %rdx
	imulq	%r13, %rdx
	movq	%rdx, %rcx
	shrq	$27, %rcx
	xorq	%rdx, %rcx
	imulq	%rbp, %rcx
	movq	%rcx, %rdx
	shrq	$42, %rdx
	shrq	$11, %rcx
	xorq	%rdx, %rcx
	vcvtsi2sd	%rcx, %xmm12, %xmm20
	vmulsd	%xmm0, %xmm20, %xmm20
	vmulsd	%xmm17, %xmm13, %xmm21
	vmulsd	%xmm7, %xmm18, %xmm18
	vaddsd	%xmm8, %xmm18, %xmm18
	vmulsd	%xmm21, %xmm18, %xmm18
	vmulsd	%xmm2, %xmm19, %xmm19
	vaddsd	%xmm3, %xmm19, %xmm19
	vmulsd	%xmm18, %xmm19, %xmm19
	vmulsd	%xmm5, %xmm19, %xmm18
	vcmpltsd	216(%r11), %xmm20, %k1
	vmovsd	%xmm18, %xmm19, %xmm19 {%k1}
	cmpl	$1, -12(%rsi,%rdi)
	jne	.LBB0_53
	vmulsd	%xmm8, %xmm17, %xmm17
	vucomisd	%xmm19, %xmm17
	jbe	.LBB0_53
	vsubsd	%xmm19, %xmm17, %xmm17
	vmulsd	224(%r11), %xmm17, %xmm17
	vaddsd	40(%rsi,%rdi), %xmm17, %xmm18
	vmovsd	%xmm18, 40(%rsi,%rdi)
	vaddsd	%xmm17, %xmm19, %xmm19
.LBB0_53:
	vmovsd	-56(%rsi,%rdi), %xmm17
	vmulsd	232(%r11), %xmm17, %xmm20
	vmovsd	48(%rsi,%rdi), %xmm18
	vsubsd	%xmm18, %xmm20, %xmm20
	vmulsd	%xmm9, %xmm20, %xmm21
	vcmpltsd	%xmm20, %xmm10, %k1
	vmovsd	%xmm21, %xmm21, %xmm20 {%k1} {z}
	vaddsd	40(%rsi,%rdi), %xmm20, %xmm21
	vaddsd	%xmm19, %xmm16, %xmm16
	vmovsd	%xmm21, 40(%rsi,%rdi)
	vaddsd	%xmm20, %xmm16, %xmm16
	cmpl	$1, -4(%rsi,%rdi)
	jne	.LBB0_55
	vaddsd	288(%r11), %xmm16, %xmm16
.LBB0_55:
	movl	(%rsi,%rdi), %ecx
	cmpl	$1, %ecx
	jne	.LBB0_57
	vaddsd	264(%r11), %xmm16, %xmm16
.LBB0_57:
	movabsq	$-6225299461382533184, %rdx
	leaq	(%rax,%rdx), %r8
	movq	%r8, %r14
	shrq	$30, %r14
	xorq	%r8, %r14
	imulq	%r13, %r14
	movq	%r14, %r8
	shrq	$27, %r8
	xorq	%r14, %r8
	imulq	%rbp, %r8
	movq	%r8, %r14
	shrq	$42, %r14
	shrq	$11, %r8
	xorq	%r14, %r8
	vcvtsi2sd	%r8, %xmm13, %xmm19
	vmulsd	%xmm0, %xmm19, %xmm20
	vmovsd	32(%r11), %xmm19
	vmulsd	-24(%rsi,%rdi), %xmm19, %xmm21
	vxorpd	%xmm19, %xmm19, %xmm19
	vucomisd	%xmm20, %xmm21
	jbe	.LBB0_61
	movq	%rbx, -8(%rsp)
	movabsq	$3997430100629656832, %rdx
	leaq	(%rax,%rdx), %r14
	movq	%r14, %r8
	shrq	$30, %r8
	xorq	%r14, %r8
	imulq	%r13, %r8
	movq	%r8, %r14
	shrq	$27, %r14
	xorq	%r8, %r14
	imulq	%rbp, %r14
	movq	%r14, %r8
	shrq	$42, %r8
	shrq	$11, %r14
	xorq	%r8, %r14
	movabsq	$-3048599153756696299, %rdx
	addq	%rax, %rdx
	movq	%rdx, %r8
	shrq	$30, %r8
	xorq	%rdx, %r8
	imulq	%r13, %r8
	movq	%r8, %rdx
	shrq	$27, %rdx
	xorq	%r8, %rdx
	imulq	%rbp, %rdx
	movq	%rdx, %r8
	shrq	$42, %r8
	shrq	$11, %rdx
	xorq	%r8, %rdx
	movabsq	$8352115665566502186, %r8
	leaq	(%rax,%r8), %r9
	movq	%r9, %r8
	shrq	$30, %r8
	xorq	%r9, %r8
	movq	%r13, %rbx
	imulq	%r13, %r8
	movq	%r8, %r9
	shrq	$27, %r9
	xorq	%r8, %r9
	movq	%r11, %r13
	movq	%rbp, %r11
	imulq	%rbp, %r9
	movq	%r9, %r8
	shrq	$42, %r8
	shrq	$11, %r9
	xorq	%r8, %r9
	vcvtsi2sd	%r14, %xmm15, %xmm19
	vcvtsi2sd	%rdx, %xmm15, %xmm20
	vcvtsi2sd	%r9, %xmm15, %xmm21
	vmulsd	%xmm0, %xmm19, %xmm19
	vmulsd	%xmm0, %xmm20, %xmm20
	vaddsd	%xmm20, %xmm19, %xmm19
	vmulsd	%xmm0, %xmm21, %xmm20
	vaddsd	%xmm19, %xmm20, %xmm19
	movabsq	$.LCPI0_10, %rdx
	vaddsd	(%rdx), %xmm19, %xmm19
	vaddsd	%xmm19, %xmm19, %xmm19
	vmovsd	48(%r13), %xmm20
	vmovsd	64(%r13), %xmm21
	vmulsd	%xmm20, %xmm19, %xmm19
	movabsq	$.LCPI0_2, %rdx
	vmovsd	(%rdx), %xmm22
	vmulsd	%xmm22, %xmm20, %xmm23
	vmulsd	%xmm23, %xmm20, %xmm20
	vsubsd	%xmm20, %xmm19, %xmm19
	movabsq	$.LCPI0_11, %rdx
	vmulsd	(%rdx), %xmm19, %xmm19
	movabsq	$.LCPI0_12, %rdx
	vmulsd	(%rdx), %xmm19, %xmm20
	movabsq	$.LCPI0_13, %rdx
	vaddsd	(%rdx), %xmm20, %xmm20
	vmulsd	%xmm20, %xmm19, %xmm20
	movabsq	$.LCPI0_14, %rdx
	vaddsd	(%rdx), %xmm20, %xmm20
	vmulsd	%xmm20, %xmm19, %xmm20
	vaddsd	%xmm22, %xmm20, %xmm20
	vmulsd	%xmm20, %xmm19, %xmm20
	vaddsd	%xmm1, %xmm20, %xmm20
	vmulsd	%xmm20, %xmm19, %xmm19
	vaddsd	%xmm1, %xmm19, %xmm19
	vmulsd	%xmm19, %xmm19, %xmm19
	vmulsd	%xmm19, %xmm19, %xmm19
	vmulsd	%xmm19, %xmm19, %xmm19
	vmulsd	%xmm19, %xmm19, %xmm19
	vmulsd	%xmm19, %xmm19, %xmm19
	vmulsd	%xmm19, %xmm19, %xmm19
	vmulsd	%xmm19, %xmm19, %xmm19
	vmulsd	%xmm19, %xmm19, %xmm19
	vmulsd	40(%r13), %xmm19, %xmm19
	vminsd	%xmm19, %xmm21, %xmm20
	vsubsd	56(%r13), %xmm20, %xmm20
	vmaxsd	%xmm10, %xmm20, %xmm20
	vmulsd	72(%r13), %xmm20, %xmm20
	vsubsd	%xmm20, %xmm19, %xmm19
	vsubsd	80(%r13), %xmm19, %xmm20
	vmaxsd	%xmm10, %xmm20, %xmm20
	vmulsd	88(%r13), %xmm20, %xmm20
	vsubsd	%xmm20, %xmm19, %xmm19
	cmpl	$1, %ecx
	jne	.LBB0_60
	vmulsd	96(%r13), %xmm19, %xmm20
	vsubsd	%xmm20, %xmm19, %xmm19
.LBB0_60:
	vaddsd	32(%rsi,%rdi), %xmm19, %xmm20
	vmovsd	%xmm20, 32(%rsi,%rdi)
	movq	-16(%rsp), %r9
	movq	%rbx, %r13
	movq	%r11, %rbp
	movq	168(%rsp), %r11
	movq	-8(%rsp), %rbx
.LBB0_61:
	movabsq	$-8453168822135409536, %rdx
	addq	%rax, %rdx
	movq	%rdx, %r8
	shrq	$30, %r8
	xorq	%rdx, %r8
	imulq	%r13, %r8
	movq	%r8, %rdx
	shrq	$27, %rdx
	xorq	%r8, %rdx
	imulq	%rbp, %rdx
	movq	%rdx, %r8
	shrq	$42, %r8
	shrq	$11, %rdx
	xorq	%r8, %rdx
	vcvtsi2sd	%rdx, %xmm13, %xmm20
	vmovsd	16(%rsi,%rdi), %xmm21
	vmulsd	%xmm0, %xmm20, %xmm22
	vmovsd	24(%rsi,%rdi), %xmm20
	vmaxsd	%xmm10, %xmm21, %xmm23
	vmulsd	320(%r11), %xmm17, %xmm24
	vmulsd	%xmm2, %xmm22, %xmm22
	vaddsd	%xmm3, %xmm22, %xmm22
	vmulsd	%xmm24, %xmm22, %xmm22
	vmulsd	328(%r11), %xmm23, %xmm23
	vaddsd	%xmm23, %xmm22, %xmm22
	vaddsd	%xmm21, %xmm16, %xmm21
	vsubsd	%xmm19, %xmm21, %xmm19
	vsubsd	%xmm22, %xmm19, %xmm19
	vmovsd	%xmm19, 16(%rsi,%rdi)
	vucomisd	%xmm10, %xmm20
	jbe	.LBB0_62
	vmulsd	312(%r11), %xmm20, %xmm15
	vsubsd	%xmm15, %xmm19, %xmm15
	vmovsd	%xmm15, 16(%rsi,%rdi)
	vmovsd	296(%r11), %xmm19
	movabsq	$.LCPI0_16, %rdx
	vdivsd	(%rdx), %xmm19, %xmm19
	vminsd	%xmm20, %xmm19, %xmm19
	vucomisd	%xmm19, %xmm15
	jbe	.LBB0_67
	vsubsd	%xmm19, %xmm15, %xmm15
	vmovsd	%xmm15, 16(%rsi,%rdi)
	vsubsd	%xmm19, %xmm20, %xmm15
	vmovsd	%xmm15, 24(%rsi,%rdi)
	jmp	.LBB0_67
	.p2align	4
.LBB0_62:
	movabsq	$.LCPI0_15, %rdx
	vmovsd	(%rdx), %xmm20
	vucomisd	%xmm19, %xmm20
	jbe	.LBB0_67
	vucomisd	%xmm10, %xmm15
	jbe	.LBB0_67
	movabsq	$7994860201259313664, %rdx
	addq	%rax, %rdx
	movq	%rdx, %r8
	shrq	$30, %r8
	xorq	%rdx, %r8
	imulq	%r13, %r8
	movq	%r8, %rdx
	shrq	$27, %rdx
	xorq	%r8, %rdx
	imulq	%rbp, %rdx
	movq	%rdx, %r8
	shrq	$42, %r8
	shrq	$11, %rdx
	xorq	%r8, %rdx
	vcvtsi2sd	%rdx, %xmm15, %xmm15
	vmulsd	%xmm0, %xmm15, %xmm15
	vmovsd	304(%r11), %xmm20
	vucomisd	%xmm15, %xmm20
	jbe	.LBB0_67
	vmovsd	296(%r11), %xmm15
	vmovsd	%xmm15, 24(%rsi,%rdi)
	vaddsd	%xmm15, %xmm19, %xmm15
	vmovsd	%xmm15, 16(%rsi,%rdi)
	.p2align	4
.LBB0_67:
	vaddsd	%xmm16, %xmm18, %xmm15
	vsubsd	%xmm14, %xmm15, %xmm14
	vmovsd	%xmm14, 48(%rsi,%rdi)
	movabsq	$-229154310438047936, %rdx
	addq	%rdx, %rax
	movq	%rax, %rdx
	shrq	$30, %rdx
	xorq	%rax, %rdx
	imulq	%r13, %rdx
	movq	%rdx, %rax
	shrq	$27, %rax
	xorq	%rdx, %rax
	imulq	%rbp, %rax
	movq	%rax, %rdx
	shrq	$42, %rdx
	shrq	$11, %rax
	xorq	%rdx, %rax
	vcvtsi2sd	%rax, %xmm13, %xmm15
	vmulsd	%xmm0, %xmm15, %xmm15
	vmulsd	240(%r11), %xmm17, %xmm18
	vucomisd	%xmm14, %xmm18
	jbe	.LBB0_69
	incl	12(%rsi,%rdi)
.LBB0_69:
	vmulsd	248(%r11), %xmm17, %xmm17
	vucomisd	%xmm14, %xmm17
	ja	.LBB0_70
	movl	$0, 4(%rsi,%rdi)
	cmpl	$1, %ecx
	jne	.LBB0_77
	movl	8(%rsi,%rdi), %eax
	incl	%eax
	movl	%eax, 8(%rsi,%rdi)
	cmpl	$6, %eax
	jl	.LBB0_78
	movl	$0, (%rsi,%rdi)
	jmp	.LBB0_77
.LBB0_71:
	vmovsd	256(%r11), %xmm14
	vucomisd	%xmm15, %xmm14
	jbe	.LBB0_73
	movl	$1, %eax
	jmp	.LBB0_73
	.p2align	4
.LBB0_8:
	movq	-128(%rsp), %rax
	movq	8(%rax), %rcx
	movq	16(%rax), %rdx
	movq	%rdx, %rax
	subq	%rcx, %rax
	testq	%rax, %rax
	movq	-48(%rsp), %r9
	jle	.LBB0_23
	leaq	1(%rcx), %rsi
	vxorpd	%xmm11, %xmm11, %xmm11
	testb	$1, %al
	je	.LBB0_14
	decq	%rax
	imulq	$224, %rcx, %rdi
	sarq	$63, %rcx
	andq	%r15, %rcx
	addq	56(%rsp), %rdi
	imulq	$224, %rcx, %rcx
	cmpl	$1, 68(%rcx,%rdi)
	jne	.LBB0_13
	vmovsd	272(%r11), %xmm12
	vucomisd	%xmm11, %xmm12
	jbe	.LBB0_13
	addq	%rcx, %rdi
	movl	$1, 64(%rdi)
	vmovapd	%xmm1, %xmm11
.LBB0_13:
	movq	%rsi, %rcx
.LBB0_14:
	cmpq	%rsi, %rdx
	je	.LBB0_23
	addq	$2, %rax
	imulq	$224, %rcx, %rdx
	addq	-72(%rsp), %rdx
	jmp	.LBB0_16
	.p2align	4
.LBB0_22:
	addq	$-2, %rax
	addq	$448, %rdx
	incq	%rcx
	cmpq	$2, %rax
	jle	.LBB0_23
.LBB0_16:
	movq	%rcx, %rsi
	sarq	$63, %rsi
	andq	%r15, %rsi
	imulq	$224, %rsi, %rsi
	cmpl	$1, -224(%rdx,%rsi)
	jne	.LBB0_19
	vmovsd	272(%r11), %xmm12
	vucomisd	%xmm11, %xmm12
	jbe	.LBB0_19
	movl	$1, -228(%rdx,%rsi)
	vaddsd	%xmm1, %xmm11, %xmm11
.LBB0_19:
	incq	%rcx
	movq	%rcx, %rsi
	sarq	$63, %rsi
	andq	%r15, %rsi
	imulq	$224, %rsi, %rsi
	cmpl	$1, (%rdx,%rsi)
	jne	.LBB0_22
	vmovsd	272(%r11), %xmm12
	vucomisd	%xmm11, %xmm12
	jbe	.LBB0_22
	movl	$1, -4(%rdx,%rsi)
	vaddsd	%xmm1, %xmm11, %xmm11
	jmp	.LBB0_22
	.p2align	4
.LBB0_24:
	movq	8(%r12), %rax
	movq	16(%r12), %rcx
	subq	%rax, %rcx
	testq	%rcx, %rcx
	jle	.LBB0_29
	incq	%rcx
	imulq	$224, %rax, %rdx
	addq	-112(%rsp), %rdx
	jmp	.LBB0_26
	.p2align	4
.LBB0_28:
	decq	%rcx
	addq	$224, %rdx
	incq	%rax
	cmpq	$1, %rcx
	jbe	.LBB0_29
.LBB0_26:
	movq	%rax, %rsi
	sarq	$63, %rsi
	andq	%r15, %rsi
	imulq	$224, %rsi, %rsi
	movl	$0, -60(%rdx,%rsi)
	vmovsd	-104(%rdx,%rsi), %xmm11
	vmovsd	-8(%rdx,%rsi), %xmm12
	movq	-120(%rdx,%rsi), %rdi
	xorq	-120(%rsp), %rdi
	movq	%rdi, %r8
	shrq	$30, %r8
	xorq	%rdi, %r8
	imulq	%r13, %r8
	movq	%r8, %rdi
	shrq	$27, %rdi
	xorq	%r8, %rdi
	imulq	%rbp, %rdi
	movq	%rdi, %r8
	shrq	$31, %r8
	xorq	%rdi, %r8
	addq	%r9, %r8
	movq	%r8, %rdi
	shrq	$30, %rdi
	xorq	%r8, %rdi
	imulq	%r13, %rdi
	movq	%rdi, %r8
	shrq	$27, %r8
	xorq	%rdi, %r8
	imulq	%rbp, %r8
	movq	%r8, %rdi
	shrq	$42, %rdi
	shrq	$11, %r8
	xorq	%rdi, %r8
	vcvtsi2sd	%r8, %xmm10, %xmm13
	vmulsd	%xmm0, %xmm13, %xmm13
	vdivsd	-112(%rdx,%rsi), %xmm12, %xmm12
	vmulsd	%xmm2, %xmm13, %xmm13
	vaddsd	%xmm3, %xmm13, %xmm13
	vmulsd	%xmm13, %xmm12, %xmm12
	vmovsd	%xmm12, (%rdx,%rsi)
	vucomisd	%xmm10, %xmm11
	jne	.LBB0_28
	jp	.LBB0_28
	movq	%r14, (%rdx,%rsi)
	jmp	.LBB0_28
	.p2align	4
.LBB0_29:
	vcvttsd2si	280(%r11), %rax
	testq	%rax, %rax
	jle	.LBB0_43
	xorl	%ecx, %ecx
	jmp	.LBB0_31
	.p2align	4
.LBB0_42:
	incq	%rcx
	cmpq	%rax, %rcx
	je	.LBB0_43
.LBB0_31:
	movq	8(%r12), %rsi
	movq	16(%r12), %r8
	subq	%rsi, %r8
	testq	%r8, %r8
	movl	$0, %edx
	cmovgq	%r8, %rdx
	jle	.LBB0_42
	movl	%edx, %r9d
	andl	$3, %r9d
	movq	$-1, %rdi
	vmovapd	%xmm4, %xmm11
	movq	%rsi, %r10
	cmpq	$4, %r8
	jl	.LBB0_36
	imulq	$224, %rsi, %rbx
	addq	-24(%rsp), %rbx
	movq	%rdx, %r12
	andq	$-4, %r12
	negq	%r12
	vmovapd	%xmm4, %xmm11
	movq	%rsi, %r10
	.p2align	4
.LBB0_34:
	movq	%r10, %r8
	sarq	$63, %r8
	andq	%r15, %r8
	imulq	$224, %r8, %r8
	vmovsd	-448(%rbx,%r8), %xmm12
	vucomisd	%xmm12, %xmm11
	cmovaq	%r10, %rdi
	vminsd	%xmm11, %xmm12, %xmm11
	leaq	1(%r10), %r8
	movq	%r8, %r14
	sarq	$63, %r14
	andq	%r15, %r14
	imulq	$224, %r14, %r14
	vmovsd	-224(%rbx,%r14), %xmm12
	vucomisd	%xmm12, %xmm11
	cmovbeq	%rdi, %r8
	leaq	2(%r10), %r14
	movq	%r14, %rdi
	sarq	$63, %rdi
	andq	%r15, %rdi
	imulq	$224, %rdi, %rdi
	vmovsd	(%rbx,%rdi), %xmm13
	vminsd	%xmm11, %xmm12, %xmm11
	vucomisd	%xmm13, %xmm11
	cmovbeq	%r8, %r14
	vminsd	%xmm11, %xmm13, %xmm11
	leaq	3(%r10), %rdi
	movq	%rdi, %r8
	sarq	$63, %r8
	andq	%r15, %r8
	imulq	$224, %r8, %r8
	vmovsd	224(%rbx,%r8), %xmm12
	vucomisd	%xmm12, %xmm11
	cmovbeq	%r14, %rdi
	vminsd	%xmm11, %xmm12, %xmm11
	addq	$896, %rbx
	addq	$4, %r10
	addq	$4, %r12
	jne	.LBB0_34
	testq	%r9, %r9
	movabsq	$9218868437227405312, %r14
	movq	-128(%rsp), %r12
	je	.LBB0_38
.LBB0_36:
	imulq	$224, %r10, %rbx
	addq	-112(%rsp), %rbx
	.p2align	4
.LBB0_37:
	movq	%r10, %r8
	sarq	$63, %r8
	andq	%r15, %r8
	imulq	$224, %r8, %r8
	vmovsd	(%rbx,%r8), %xmm12
	vucomisd	%xmm12, %xmm11
	cmovaq	%r10, %rdi
	incq	%r10
	vminsd	%xmm11, %xmm12, %xmm11
	addq	$224, %rbx
	decq	%r9
	jne	.LBB0_37
.LBB0_38:
	movq	%rdi, %r8
	sarq	$63, %r8
	andq	%r15, %r8
	imulq	$224, %rdi, %r9
	addq	56(%rsp), %r9
	imulq	$224, %r8, %r8
	addq	%r9, %r8
	incq	%rdx
	subq	%rsi, %rdi
	jmp	.LBB0_39
	.p2align	4
.LBB0_41:
	decq	%rdx
	decq	%rdi
	cmpq	$1, %rdx
	jbe	.LBB0_42
.LBB0_39:
	cmpq	$1, %rdi
	jae	.LBB0_41
	movl	$1, 60(%r8)
	movq	%r14, 120(%r8)
	jmp	.LBB0_41
.LBB0_45:
	movq	-104(%rsp), %rax
	movq	$0, (%rax)
	xorl	%eax, %eax
	popq	%rbx
	.cfi_def_cfa_offset 48
	popq	%r12
	.cfi_def_cfa_offset 40
	popq	%r13
	.cfi_def_cfa_offset 32
	popq	%r14
	.cfi_def_cfa_offset 24
	popq	%r15
	.cfi_def_cfa_offset 16
	popq	%rbp
	.cfi_def_cfa_offset 8
	retq
.Lfunc_end0:
	.size	_ZN10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx, .Lfunc_end0-_ZN10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx
	.cfi_endproc

	.globl	_ZN7cpython10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx
	.p2align	4
	.type	_ZN7cpython10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx,@function
_ZN7cpython10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	pushq	%r15
	.cfi_def_cfa_offset 24
	pushq	%r14
	.cfi_def_cfa_offset 32
	pushq	%r13
	.cfi_def_cfa_offset 40
	pushq	%r12
	.cfi_def_cfa_offset 48
	pushq	%rbx
	.cfi_def_cfa_offset 56
	subq	$344, %rsp
	.cfi_def_cfa_offset 400
	.cfi_offset %rbx, -56
	.cfi_offset %r12, -48
	.cfi_offset %r13, -40
	.cfi_offset %r14, -32
	.cfi_offset %r15, -24
	.cfi_offset %rbp, -16
	movq	%rsi, %rdi
	leaq	96(%rsp), %r10
	leaq	104(%rsp), %r11
	leaq	112(%rsp), %r14
	leaq	120(%rsp), %r15
	leaq	128(%rsp), %r12
	leaq	136(%rsp), %r13
	movabsq	$.const.live, %rsi
	movabsq	$PyArg_UnpackTuple, %rbp
	xorl	%ebx, %ebx
	leaq	152(%rsp), %r8
	leaq	144(%rsp), %r9
	movl	$8, %edx
	movl	$8, %ecx
	xorl	%eax, %eax
	pushq	%r10
	.cfi_adjust_cfa_offset 8
	pushq	%r11
	.cfi_adjust_cfa_offset 8
	pushq	%r14
	.cfi_adjust_cfa_offset 8
	pushq	%r15
	.cfi_adjust_cfa_offset 8
	pushq	%r12
	.cfi_adjust_cfa_offset 8
	pushq	%r13
	.cfi_adjust_cfa_offset 8
	callq	*%rbp
	addq	$48, %rsp
	.cfi_adjust_cfa_offset -48
	testl	%eax, %eax
	je	.LBB1_20
	movabsq	$_ZN08NumbaEnv10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx, %rax
	cmpq	$0, (%rax)
	je	.LBB1_25
	movq	152(%rsp), %rdi
	vxorps	%xmm0, %xmm0, %xmm0
	vmovups	%ymm0, 224(%rsp)
	vmovups	%ymm0, 248(%rsp)
	movabsq	$NRT_adapt_ndarray_from_python, %rbx
	leaq	224(%rsp), %rsi
	vzeroupper
	callq	*%rbx
	testl	%eax, %eax
	jne	.LBB1_26
	cmpq	$224, 248(%rsp)
	jne	.LBB1_26
	movq	224(%rsp), %r14
	movq	256(%rsp), %r12
	movq	264(%rsp), %r13
	movq	144(%rsp), %rdi
	vxorps	%xmm0, %xmm0, %xmm0
	vmovups	%ymm0, 160(%rsp)
	vmovups	%ymm0, 184(%rsp)
	leaq	160(%rsp), %rsi
	vzeroupper
	callq	*%rbx
	testl	%eax, %eax
	jne	.LBB1_27
	cmpq	$24, 184(%rsp)
	jne	.LBB1_27
	movq	160(%rsp), %r15
	movq	192(%rsp), %rbp
	movq	200(%rsp), %rax
	movq	%rax, 88(%rsp)
	movq	136(%rsp), %rdi
	vxorps	%xmm0, %xmm0, %xmm0
	vmovups	%ymm0, 288(%rsp)
	vmovups	%ymm0, 312(%rsp)
	leaq	288(%rsp), %rsi
	vzeroupper
	callq	*%rbx
	testl	%eax, %eax
	jne	.LBB1_28
	cmpq	$336, 312(%rsp)
	jne	.LBB1_28
	movq	%r12, 80(%rsp)
	movq	%r14, 48(%rsp)
	movq	288(%rsp), %rax
	movq	%rax, 32(%rsp)
	movq	320(%rsp), %rax
	movq	%rax, 56(%rsp)
	movq	128(%rsp), %rdi
	movabsq	$PyNumber_Long, %r12
	callq	*%r12
	movabsq	$Py_DecRef, %r14
	testq	%rax, %rax
	movq	%r15, 40(%rsp)
	movq	%r13, 72(%rsp)
	movq	%rbp, 64(%rsp)
	je	.LBB1_29
	movq	%rax, %rbx
	movabsq	$PyLong_AsUnsignedLongLong, %rax
	movq	%rbx, %rdi
	callq	*%rax
	movq	%rax, 24(%rsp)
	movq	%rbx, %rdi
	callq	*%r14
	movabsq	$PyErr_Occurred, %r13
	callq	*%r13
	testq	%rax, %rax
	jne	.LBB1_34
.LBB1_10:
	movq	120(%rsp), %rdi
	callq	*%r12
	movabsq	$PyLong_AsLongLong, %rbp
	testq	%rax, %rax
	je	.LBB1_30
	movq	%rax, %rbx
	movq	%rax, %rdi
	callq	*%rbp
	movq	%rax, 16(%rsp)
	movq	%rbx, %rdi
	callq	*%r14
	callq	*%r13
	testq	%rax, %rax
	jne	.LBB1_34
.LBB1_12:
	movq	112(%rsp), %rdi
	callq	*%r12
	testq	%rax, %rax
	je	.LBB1_31
	movq	%rax, %rbx
	movq	%rax, %rdi
	callq	*%rbp
	movq	%rax, 8(%rsp)
	movq	%rbx, %rdi
	callq	*%r14
	callq	*%r13
	testq	%rax, %rax
	jne	.LBB1_34
.LBB1_14:
	movq	104(%rsp), %rdi
	callq	*%r12
	testq	%rax, %rax
	je	.LBB1_32
	movq	%rax, %rbx
	movq	%rax, %rdi
	callq	*%rbp
	movq	%rax, %r15
	movq	%rbx, %rdi
	callq	*%r14
	callq	*%r13
	testq	%rax, %rax
	jne	.LBB1_34
.LBB1_16:
	movq	96(%rsp), %rdi
	callq	*%r12
	testq	%rax, %rax
	je	.LBB1_33
	movq	%rax, %r12
	movq	%rax, %rdi
	callq	*%rbp
	movq	%rax, %rbx
	movq	%r12, %rdi
	callq	*%r14
	callq	*%r13
	testq	%rax, %rax
	jne	.LBB1_34
.LBB1_18:
	movabsq	$PyEval_SaveThread, %rax
	callq	*%rax
	movq	%rax, %r12
	subq	$176, %rsp
	.cfi_adjust_cfa_offset 176
	movq	%rbx, 168(%rsp)
	movq	%r15, 160(%rsp)
	movq	184(%rsp), %rax
	movq	%rax, 152(%rsp)
	movq	192(%rsp), %rax
	movq	%rax, 144(%rsp)
	movq	200(%rsp), %rax
	movq	%rax, 136(%rsp)
	movq	232(%rsp), %rax
	movq	%rax, 112(%rsp)
	movq	264(%rsp), %rax
	movq	%rax, 64(%rsp)
	movq	240(%rsp), %rax
	movq	%rax, 56(%rsp)
	movq	216(%rsp), %r15
	movq	%r15, 24(%rsp)
	movq	248(%rsp), %rax
	movq	%rax, 8(%rsp)
	movq	256(%rsp), %rax
	movq	%rax, (%rsp)
	movabsq	$_ZN10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx, %rax
	leaq	456(%rsp), %rdi
	movq	224(%rsp), %r14
	movq	%r14, %rdx
	callq	*%rax
	addq	$176, %rsp
	.cfi_adjust_cfa_offset -176
	movl	%eax, %ebp
	movabsq	$PyEval_RestoreThread, %rax
	movq	%r12, %rdi
	callq	*%rax
	movabsq	$NRT_decref, %rbx
	movq	%r14, %rdi
	callq	*%rbx
	movq	%r15, %rdi
	callq	*%rbx
	movq	32(%rsp), %rdi
	callq	*%rbx
	testl	%ebp, %ebp
	jne	.LBB1_21
	movabsq	$_Py_NoneStruct, %rbx
	movabsq	$Py_IncRef, %rax
	movq	%rbx, %rdi
	callq	*%rax
.LBB1_20:
	movq	%rbx, %rax
	addq	$344, %rsp
	.cfi_def_cfa_offset 56
	popq	%rbx
	.cfi_def_cfa_offset 48
	popq	%r12
	.cfi_def_cfa_offset 40
	popq	%r13
	.cfi_def_cfa_offset 32
	popq	%r14
	.cfi_def_cfa_offset 24
	popq	%r15
	.cfi_def_cfa_offset 16
	popq	%rbp
	.cfi_def_cfa_offset 8
	retq
.LBB1_21:
	.cfi_def_cfa_offset 400
	jg	.LBB1_41
	cmpl	$-1, %ebp
	je	.LBB1_38
	cmpl	$-3, %ebp
	jne	.LBB1_39
	movabsq	$PyExc_StopIteration, %rdi
	movabsq	$PyErr_SetNone, %rax
	jmp	.LBB1_37
.LBB1_25:
	movabsq	$PyExc_RuntimeError, %rdi
	movabsq	$".const.missing Environment: _ZN08NumbaEnv10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx", %rsi
	jmp	.LBB1_40
.LBB1_26:
	movabsq	$PyExc_TypeError, %rdi
	movabsq	$".const.can't unbox array from PyObject into native value.  The object maybe of a different type", %rsi
	jmp	.LBB1_40
.LBB1_27:
	movabsq	$PyExc_TypeError, %rdi
	movabsq	$".const.can't unbox array from PyObject into native value.  The object maybe of a different type", %rsi
	movabsq	$PyErr_SetString, %rax
	callq	*%rax
	jmp	.LBB1_36
.LBB1_28:
	movabsq	$PyExc_TypeError, %rdi
	movabsq	$".const.can't unbox array from PyObject into native value.  The object maybe of a different type", %rsi
	movabsq	$PyErr_SetString, %rax
	callq	*%rax
	jmp	.LBB1_35
.LBB1_29:
	movq	$0, 24(%rsp)
	movabsq	$PyErr_Occurred, %r13
	callq	*%r13
	testq	%rax, %rax
	je	.LBB1_10
	jmp	.LBB1_34
.LBB1_30:
	movq	$0, 16(%rsp)
	callq	*%r13
	testq	%rax, %rax
	je	.LBB1_12
	jmp	.LBB1_34
.LBB1_31:
	movq	$0, 8(%rsp)
	callq	*%r13
	testq	%rax, %rax
	je	.LBB1_14
	jmp	.LBB1_34
.LBB1_32:
	xorl	%r15d, %r15d
	callq	*%r13
	testq	%rax, %rax
	je	.LBB1_16
	jmp	.LBB1_34
.LBB1_33:
	xorl	%ebx, %ebx
	callq	*%r13
	testq	%rax, %rax
	je	.LBB1_18
.LBB1_34:
	movabsq	$NRT_decref, %rax
	movq	32(%rsp), %rdi
	callq	*%rax
	movq	48(%rsp), %r14
	movq	40(%rsp), %r15
.LBB1_35:
	movabsq	$NRT_decref, %rax
	movq	%r15, %rdi
	callq	*%rax
.LBB1_36:
	movabsq	$NRT_decref, %rax
	movq	%r14, %rdi
.LBB1_37:
	callq	*%rax
.LBB1_38:
	xorl	%ebx, %ebx
	jmp	.LBB1_20
.LBB1_39:
	movabsq	$PyExc_SystemError, %rdi
	movabsq	$".const.unknown error when calling native function", %rsi
.LBB1_40:
	movabsq	$PyErr_SetString, %rax
	callq	*%rax
	xorl	%ebx, %ebx
	jmp	.LBB1_20
.LBB1_41:
	movabsq	$PyErr_Clear, %rax
	callq	*%rax
.Lfunc_end1:
	.size	_ZN7cpython10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx, .Lfunc_end1-_ZN7cpython10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx
	.cfi_endproc

	.globl	cfunc._ZN10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx
	.p2align	4
	.type	cfunc._ZN10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx,@function
cfunc._ZN10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx:
	.cfi_startproc
	pushq	%r14
	.cfi_def_cfa_offset 16
	pushq	%rbx
	.cfi_def_cfa_offset 24
	subq	$200, %rsp
	.cfi_def_cfa_offset 224
	.cfi_offset %rbx, -24
	.cfi_offset %r14, -16
	movq	%rdi, %rdx
	vmovups	264(%rsp), %xmm0
	movq	232(%rsp), %rax
	movq	320(%rsp), %rcx
	vmovups	344(%rsp), %ymm1
	movq	376(%rsp), %rsi
	movq	$0, 192(%rsp)
	movq	%rsi, 168(%rsp)
	vmovups	%ymm1, 136(%rsp)
	movq	%rcx, 112(%rsp)
	vmovups	%xmm0, 56(%rsp)
	movq	%rax, 24(%rsp)
	movq	%r9, 8(%rsp)
	movq	%r8, (%rsp)
	movabsq	$_ZN10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx, %rax
	leaq	192(%rsp), %rdi
	vzeroupper
	callq	*%rax
	movq	192(%rsp), %rcx
	movl	$0, 188(%rsp)
	testl	%eax, %eax
	jne	.LBB2_1
.LBB2_5:
	movq	%rcx, %rax
	addq	$200, %rsp
	.cfi_def_cfa_offset 24
	popq	%rbx
	.cfi_def_cfa_offset 16
	popq	%r14
	.cfi_def_cfa_offset 8
	retq
.LBB2_1:
	.cfi_def_cfa_offset 224
	movq	%rcx, %r14
	movabsq	$numba_gil_ensure, %rcx
	leaq	188(%rsp), %rdi
	movl	%eax, %ebx
	callq	*%rcx
	testl	%ebx, %ebx
	jg	.LBB2_2
	movl	%ebx, %eax
	cmpl	$-1, %ebx
	je	.LBB2_4
	cmpl	$-3, %eax
	jne	.LBB2_3
	movabsq	$PyExc_StopIteration, %rdi
	movabsq	$PyErr_SetNone, %rax
	callq	*%rax
	jmp	.LBB2_4
.LBB2_3:
	movabsq	$PyExc_SystemError, %rdi
	movabsq	$".const.unknown error when calling native function.2", %rsi
	movabsq	$PyErr_SetString, %rax
	callq	*%rax
.LBB2_4:
	movabsq	$".const.<numba.core.cpu.CPUContext>", %rdi
	movabsq	$PyUnicode_FromString, %rax
	callq	*%rax
	movq	%rax, %rbx
	movabsq	$PyErr_WriteUnraisable, %rax
	movq	%rbx, %rdi
	callq	*%rax
	movabsq	$Py_DecRef, %rax
	movq	%rbx, %rdi
	callq	*%rax
	movabsq	$numba_gil_release, %rax
	leaq	188(%rsp), %rdi
	callq	*%rax
	movq	%r14, %rcx
	jmp	.LBB2_5
.LBB2_2:
	movabsq	$PyErr_Clear, %rax
	callq	*%rax
.Lfunc_end2:
	.size	cfunc._ZN10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx, .Lfunc_end2-cfunc._ZN10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx
	.cfi_endproc

	.weak	NRT_incref
	.p2align	4
	.type	NRT_incref,@function
NRT_incref:
	testq	%rdi, %rdi
	je	.LBB3_2
	lock		incq	(%rdi)
.LBB3_2:
	retq
.Lfunc_end3:
	.size	NRT_incref, .Lfunc_end3-NRT_incref

	.weak	NRT_decref
	.p2align	4
	.type	NRT_decref,@function
NRT_decref:
	.cfi_startproc
	testq	%rdi, %rdi
	je	.LBB4_2
	#MEMBARRIER
	lock		decq	(%rdi)
	je	.LBB4_3
.LBB4_2:
	retq
.LBB4_3:
	#MEMBARRIER
	movabsq	$NRT_MemInfo_call_dtor, %rax
	jmpq	*%rax
.Lfunc_end4:
	.size	NRT_decref, .Lfunc_end4-NRT_decref
	.cfi_endproc

	.type	.const.live,@object
	.section	.lrodata,"al",@progbits
.const.live:
	.asciz	"live"
	.size	.const.live, 5

	.type	_ZN08NumbaEnv10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx,@object
	.comm	_ZN08NumbaEnv10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx,8,8
	.type	".const.missing Environment: _ZN08NumbaEnv10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx",@object
	.p2align	4, 0x0
".const.missing Environment: _ZN08NumbaEnv10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx":
	.asciz	"missing Environment: _ZN08NumbaEnv10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx"
	.size	".const.missing Environment: _ZN08NumbaEnv10benchmarks9reference5rules4liveB3v31B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JJIqUWsIgmAA_3d_3dE5ArrayI6RecordILi400EELi1E1C7mutable7alignedE5ArrayI6RecordILi402EELi1E1C7mutable7alignedE5ArrayI6RecordILi404EELi1E1C7mutable7alignedEyxxxx", 273

	.type	".const.can't unbox array from PyObject into native value.  The object maybe of a different type",@object
	.p2align	4, 0x0
".const.can't unbox array from PyObject into native value.  The object maybe of a different type":
	.asciz	"can't unbox array from PyObject into native value.  The object maybe of a different type"
	.size	".const.can't unbox array from PyObject into native value.  The object maybe of a different type", 89

	.type	".const.unknown error when calling native function",@object
	.p2align	4, 0x0
".const.unknown error when calling native function":
	.asciz	"unknown error when calling native function"
	.size	".const.unknown error when calling native function", 43

	.type	".const.unknown error when calling native function.2",@object
	.p2align	4, 0x0
".const.unknown error when calling native function.2":
	.asciz	"unknown error when calling native function"
	.size	".const.unknown error when calling native function.2", 43

	.type	".const.<numba.core.cpu.CPUContext>",@object
	.p2align	4, 0x0
".const.<numba.core.cpu.CPUContext>":
	.asciz	"<numba.core.cpu.CPUContext>"
	.size	".const.<numba.core.cpu.CPUContext>", 28

	.type	_ZN08NumbaEnv6engine4luck10month_luckB2v2B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEyx,@object
	.comm	_ZN08NumbaEnv6engine4luck10month_luckB2v2B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEyx,8,8
	.type	_ZN08NumbaEnv6engine4luck4drawB2v4B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy24Literal_5bint_5d_2812_29x24omitted_28default_3d0_29,@object
	.comm	_ZN08NumbaEnv6engine4luck4drawB2v4B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy24Literal_5bint_5d_2812_29x24omitted_28default_3d0_29,8,8
	.type	_ZN08NumbaEnv6engine4luck4drawB2v5B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy24Literal_5bint_5d_2813_2935Literal_5bint_5d_285497558138880_2924omitted_28default_3d0_29,@object
	.comm	_ZN08NumbaEnv6engine4luck4drawB2v5B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy24Literal_5bint_5d_2813_2935Literal_5bint_5d_285497558138880_2924omitted_28default_3d0_29,8,8
	.type	_ZN08NumbaEnv10benchmarks9reference5rules10live_monthB2v6B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dE6RecordILi400EE6RecordILi404EEydddd,@object
	.comm	_ZN08NumbaEnv10benchmarks9reference5rules10live_monthB2v6B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dE6RecordILi400EE6RecordILi404EEydddd,8,8
	.type	_ZN08NumbaEnv10benchmarks9reference5rules4workB2v7B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dE6RecordILi400EE6RecordILi404EEy,@object
	.comm	_ZN08NumbaEnv10benchmarks9reference5rules4workB2v7B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dE6RecordILi400EE6RecordILi404EEy,8,8
	.type	_ZN08NumbaEnv6engine4luck4drawB2v8B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_281_29x24omitted_28default_3d0_29,@object
	.comm	_ZN08NumbaEnv6engine4luck4drawB2v8B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_281_29x24omitted_28default_3d0_29,8,8
	.type	_ZN08NumbaEnv6engine4luck4drawB2v9B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_282_29x24omitted_28default_3d0_29,@object
	.comm	_ZN08NumbaEnv6engine4luck4drawB2v9B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_282_29x24omitted_28default_3d0_29,8,8
	.type	_ZN08NumbaEnv10benchmarks9reference5rules4farmB3v10B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dE6RecordILi400EE6RecordILi404EEyddd,@object
	.comm	_ZN08NumbaEnv10benchmarks9reference5rules4farmB3v10B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dE6RecordILi400EE6RecordILi404EEyddd,8,8
	.type	_ZN08NumbaEnv6engine4luck4drawB3v11B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_285_29x24omitted_28default_3d0_29,@object
	.comm	_ZN08NumbaEnv6engine4luck4drawB3v11B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_285_29x24omitted_28default_3d0_29,8,8
	.type	_ZN08NumbaEnv6engine4luck4drawB3v12B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_287_29x24omitted_28default_3d0_29,@object
	.comm	_ZN08NumbaEnv6engine4luck4drawB3v12B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_287_29x24omitted_28default_3d0_29,8,8
	.type	_ZN08NumbaEnv6engine4luck4drawB3v13B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_286_29x24omitted_28default_3d0_29,@object
	.comm	_ZN08NumbaEnv6engine4luck4drawB3v13B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_286_29x24omitted_28default_3d0_29,8,8
	.type	_ZN08NumbaEnv10benchmarks9reference5rules6top_upB3v14B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dE6RecordILi400EE6RecordILi404EE,@object
	.comm	_ZN08NumbaEnv10benchmarks9reference5rules6top_upB3v14B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dE6RecordILi400EE6RecordILi404EE,8,8
	.type	_ZN08NumbaEnv10benchmarks9reference5rules8fall_illB3v15B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dE6RecordILi400EE6RecordILi404EEy,@object
	.comm	_ZN08NumbaEnv10benchmarks9reference5rules8fall_illB3v15B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dE6RecordILi400EE6RecordILi404EEy,8,8
	.type	_ZN08NumbaEnv6engine4luck4drawB3v16B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_283_29x24omitted_28default_3d0_29,@object
	.comm	_ZN08NumbaEnv6engine4luck4drawB3v16B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_283_29x24omitted_28default_3d0_29,8,8
	.type	_ZN08NumbaEnv6engine4luck4drawB3v17B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_284_29x23Literal_5bint_5d_280_29,@object
	.comm	_ZN08NumbaEnv6engine4luck4drawB3v17B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_284_29x23Literal_5bint_5d_280_29,8,8
	.type	_ZN08NumbaEnv6engine4luck4drawB3v18B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_284_29x23Literal_5bint_5d_281_29,@object
	.comm	_ZN08NumbaEnv6engine4luck4drawB3v18B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_284_29x23Literal_5bint_5d_281_29,8,8
	.type	_ZN08NumbaEnv6engine4luck4drawB3v19B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_284_29x23Literal_5bint_5d_282_29,@object
	.comm	_ZN08NumbaEnv6engine4luck4drawB3v19B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_284_29x23Literal_5bint_5d_282_29,8,8
	.type	_ZN08NumbaEnv10benchmarks9reference5rules11exponentialB3v20B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEd,@object
	.comm	_ZN08NumbaEnv10benchmarks9reference5rules11exponentialB3v20B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEd,8,8
	.type	_ZN08NumbaEnv10benchmarks9reference5rules8own_costB3v21B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEd6RecordILi400EE6RecordILi404EE,@object
	.comm	_ZN08NumbaEnv10benchmarks9reference5rules8own_costB3v21B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEd6RecordILi400EE6RecordILi404EE,8,8
	.type	_ZN08NumbaEnv6engine4luck4drawB3v24B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy24Literal_5bint_5d_2810_29x24omitted_28default_3d0_29,@object
	.comm	_ZN08NumbaEnv6engine4luck4drawB3v24B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy24Literal_5bint_5d_2810_29x24omitted_28default_3d0_29,8,8
	.type	_ZN08NumbaEnv5numba7cpython8builtins6ol_max12_3clocals_3e4implB3v23B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBFmRMMkiiDmaAIAE15StarArgUniTupleIdLi2EE,@object
	.comm	_ZN08NumbaEnv5numba7cpython8builtins6ol_max12_3clocals_3e4implB3v23B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBFmRMMkiiDmaAIAE15StarArgUniTupleIdLi2EE,8,8
	.type	_ZN08NumbaEnv10benchmarks9reference5rules6borrowB3v25B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dE6RecordILi400EE6RecordILi404EEy,@object
	.comm	_ZN08NumbaEnv10benchmarks9reference5rules6borrowB3v25B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dE6RecordILi400EE6RecordILi404EEy,8,8
	.type	_ZN08NumbaEnv6engine4luck4drawB3v26B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_288_29x24omitted_28default_3d0_29,@object
	.comm	_ZN08NumbaEnv6engine4luck4drawB3v26B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_288_29x24omitted_28default_3d0_29,8,8
	.type	_ZN08NumbaEnv5numba7cpython8builtins6ol_min12_3clocals_3e4implB3v22B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBFmRMMkiiDmaAIAE15StarArgUniTupleIdLi2EE,@object
	.comm	_ZN08NumbaEnv5numba7cpython8builtins6ol_min12_3clocals_3e4implB3v22B56c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBFmRMMkiiDmaAIAE15StarArgUniTupleIdLi2EE,8,8
	.type	_ZN08NumbaEnv10benchmarks9reference5rules5watchB3v27B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dE6RecordILi400EE6RecordILi404EEy,@object
	.comm	_ZN08NumbaEnv10benchmarks9reference5rules5watchB3v27B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dE6RecordILi400EE6RecordILi404EEy,8,8
	.type	_ZN08NumbaEnv6engine4luck4drawB3v28B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_289_29x24omitted_28default_3d0_29,@object
	.comm	_ZN08NumbaEnv6engine4luck4drawB3v28B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy23Literal_5bint_5d_289_29x24omitted_28default_3d0_29,8,8
	.type	_ZN08NumbaEnv6engine4luck4drawB3v29B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy24Literal_5bint_5d_2811_29x24omitted_28default_3d0_29,@object
	.comm	_ZN08NumbaEnv6engine4luck4drawB3v29B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy24Literal_5bint_5d_2811_29x24omitted_28default_3d0_29,8,8
	.type	_ZN08NumbaEnv6engine4luck3mixB2v3B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy,@object
	.comm	_ZN08NumbaEnv6engine4luck3mixB2v3B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsCAQUQzVBEwPMAsTQA_3dEy,8,8
	.type	_ZN08NumbaEnv5numba7cpython8builtins6ol_int12_3clocals_3e4implB3v30B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAw4hWqFpgsIBZmgA_3dEd,@object
	.comm	_ZN08NumbaEnv5numba7cpython8builtins6ol_int12_3clocals_3e4implB3v30B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAw4hWqFpgsIBZmgA_3dEd,8,8
	.section	".note.GNU-stack","",@progbits
